"""Family names that so many people bear that one initial beside them tells little."""

COMMON = frozenset(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng
    han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lu jin fan shi
    kim lee park choi jung jeong kang cho yoon jang lim shin kwon hwang ahn oh seo
    nguyen tran le pham hoang phan vu dang bui do wong chan lam leung cheung ng tan
    tanaka sato suzuki takahashi watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki
    kumar singh sharma gupta patel khan das shah ali ahmed hussain rahman hassan mohamed ahmad
    smith johnson williams brown jones miller davis wilson anderson taylor thomas moore martin thompson white harris
    garcia rodriguez martinez hernandez lopez gonzalez perez sanchez fernandez silva santos oliveira souza pereira
    muller schmidt schneider fischer rossi ivanov andersson johansson hansen nielsen jensen larsen olsen cohen levy
    """.split()  # noqa: SIM905
)
"""Without accents and in small letters; those most borne in China, Korea, Vietnam, Japan, India, and the West."""

NICKNAMES = {
    "alex": "alexander",
    "andy": "andrew",
    "bill": "william",
    "bob": "robert",
    "chris": "christopher",
    "dan": "daniel",
    "dave": "david",
    "dick": "richard",
    "jim": "james",
    "joe": "joseph",
    "kate": "katherine",
    "kathy": "katherine",
    "liz": "elizabeth",
    "matt": "matthew",
    "meg": "margaret",
    "mike": "michael",
    "nick": "nicholas",
    "pete": "peter",
    "rob": "robert",
    "ron": "ronald",
    "steve": "steven",
    "stephen": "steven",
    "sue": "susan",
    "ted": "edward",
    "tim": "timothy",
    "tom": "thomas",
    "tony": "anthony",
    "will": "william",
}
"""Short forms that no comparison of letters finds."""
