"""The rules by which relations are found: a pattern each, and what stands before and behind it.

In the order in which they are preferred where several begin at one place and are equally long.
"""

import re
from collections.abc import Sequence
from itertools import count
from typing import Literal, NamedTuple

from synthesist.extract.anatomy import lexicon as say
from synthesist.records.anatomy import ClaimKind

Side = Literal["", "exposure", "outcome", "either"]


class Rule(NamedTuple):
    """A pattern, what it makes, and a word of which one must be there."""

    name: str
    kind: ClaimKind
    before: Side
    behind: Side
    pattern: re.Pattern[str]
    core: re.Pattern[str]
    is_null: bool = False


WAYS = {"up": (1, False), "down": (-1, False), "good": (1, True), "bad": (-1, True)}


def _rule(
    name: str, kind: ClaimKind, before: Side, behind: Side, *patterns: str, core: str = "", is_null: bool = False
) -> Rule:
    """A rule; where `core` is found nowhere, its patterns need not be tried."""
    pattern = _apart(rf"(?<![\w-])(?:{'|'.join(patterns)})")
    return Rule(
        name, kind, before, behind, re.compile(pattern, re.IGNORECASE), re.compile(core, re.IGNORECASE), is_null
    )


def _apart(pattern: str) -> str:
    """The pattern with groups of one name numbered, as a name may stand once only."""
    numbers = count()
    return re.sub(r"\(\?P<(\w+)>", lambda found: f"(?P<{found[1]}_{next(numbers)}>", pattern)


def _named(**lists: str) -> str:
    return "|".join(f"(?P<{name}>{words})" for name, words in lists.items())


_PRE = rf"(?:(?:{say.AUX})\s+|(?P<not>{say.NEG})\s+|(?:n['’]t)\s+|{say.MID}){{0,5}}"
_BE = rf"(?:(?:{say.AUX})\s+)?{say.BE}(?P<not>n['’]t|\s+{say.NEG}\b)?\s+(?:statistically\s+)?{say.MID}{{0,3}}"
_NOUNS = _named(up=say.RISES, down=say.FALLS, good=say.GAINS, bad=say.HARMS)
_ADJECTIVES = _named(up=say.MORE, down=say.LESS, good=say.BETTER, bad=say.WORSE)
_VERBS = _named(up=say.UP_VERBS, down=say.DOWN_VERBS, good=say.GOOD_VERBS, bad=say.BAD_VERBS)
_WE = (
    r"(?:we|i)\s+(?:\w+ly\s+)?(?:also\s+)?(?:identif(?:y|ied)|detect(?:ed)?|discover(?:ed)?"
    r"|observ(?:e|ed)|found|find|see|saw|note|noted)"
)
_ACTIVE = r"(?<!was\s)(?<!were\s)(?<!been\s)(?<!are\s)"
_DET = r"(?:(?P<no>no|without|any|nor|neither|little|lack\s+of)\s+|(?:an?|the|this|these|in|to)\s+){0,2}"
_C = ClaimKind

QUALIFIER = re.compile(
    _apart(
        rf"\s+{_DET}{say.SIZE}{{0,4}}(?:(?:(?:{say.MORE})\s+|"
        rf"(?P<turned>{say.LESS})\s+)?{say.SIZE}{{0,2}}(?:{_NOUNS})\s+(?:in|of)\b|"
        rf"(?:{_ADJECTIVES})\b)"
    ),
    re.IGNORECASE,
)

_WORDS = f"{say.RISES}|{say.FALLS}|{say.GAINS}|{say.HARMS}"

RULES: Sequence[Rule] = (
    _rule(
        "outperform",
        _C.COMPARATIVE,
        "exposure",
        "",
        rf"{_PRE}(?:(?P<good>out-?perform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beat(?:s|en)?)|"
        r"(?P<bad>under-?perform(?:s|ed|ing)?))\b",
        rf"{_PRE}perform(?:s|ed|ing)?\s+{say.MID}{{0,2}}(?:(?P<good>better)|(?P<bad>worse))(?:\s+than)?\b",
        core="perform|surpass|exceed|beat",
    ),
    _rule(
        "no difference",
        _C.COMPARATIVE,
        "either",
        "",
        rf"(?:(?:{say.HAS}|reach(?:es|ed)?|there\s+{say.BE}|{_WE})\s+)?(?:also\s+)?(?:no|without|nor|neither|lack\s+of|"
        rf"not\s+(?:any|an?)|n['’]t\s+any)\s+(?:evidence\s+(?:of|for)\s+(?:an?\s+|any\s+)?)?"
        rf"{say.SIZE}{{0,5}}(?P<what>(?:[\w-]+\s+){{0,4}}?)(?:differences?|changes?|variations?)\b",
        rf"(?:not|n['’]t)\s+{say.MID}{{0,2}}(?:observe|find|see|detect|show|demonstrate|report|identify|have|reveal|"
        rf"differ)(?:ed)?\s+(?:any\s+|an?\s+)?{say.SIZE}{{0,5}}(?:differences?|changes?|variations?)\b",
        rf"(?:{say.AUX}\s+)?(?:not|n['’]t|never|neither|nor|did\s+not)\s+{say.MID}{{0,2}}(?:differ|differed|vary|"
        rf"varied|change|changed|reach\s+(?:\w+\s+){{0,2}}(?:difference|significance))\b",
        rf"{say.BE}\s+(?:not|n['’]t)\s+{say.MID}{{0,3}}(?:different|significant|changed|altered|affected|"
        rf"distinguishable)\b",
        rf"{say.BE}\s+{say.MID}{{0,3}}(?:similar|comparable|equivalent|unchanged|identical|unaffected|the\s+same|"
        rf"unaltered|non-?significant|"
        r"insignificant|indistinguishable|equal)\b(?!\s+to\b)",
        r"differences?\s+(?=[^;:.]{0,80}\b(?:was|were|is|are)\s+(?:not|n['’]t|non-?significant|insignificant))",
        core="differ|change|vari|significan|vary|similar|comparable|equivalent|identical|unaffected|same|unaltered|distinguishable|equal|altered|affected",
        is_null=True,
    ),
    _rule(
        "as good as",
        _C.COMPARATIVE,
        "either",
        "",
        rf"{say.BE}\s+{say.MID}{{0,3}}(?:(?:similar|comparable|equivalent|identical|equal|non-?inferior)\s+(?:to|with)|"
        rf"as\s+\w+\s+as|on\s+par\s+with)\b",
        is_null=True,
    ),
    _rule(
        "effect",
        _C.CAUSAL,
        "exposure",
        "outcome",
        rf"(?:(?:{say.HAS}|exert(?:s|ed)?)\s+)(?:also\s+)?{_DET}{say.SIZE}{{0,4}}(?:effects?|impacts?|"
        rf"influences?)\s+(?:either\s+)?(?:on|upon|in|for)\b",
        rf"(?:there\s+{say.BE}\s+)(?:also\s+)?{_DET}{say.SIZE}{{0,4}}(?:effects?|impacts?|influences?)\b",
        core="effect|impact|influence",
    ),
    _rule(
        "effect on",
        _C.CAUSAL,
        "",
        "outcome",
        rf"(?P<no>no)\s+{say.SIZE}{{0,4}}(?:effects?|impacts?|influences?)\s+on\b",
        core="effect|impact|influence",
    ),
    _rule(
        "effect of",
        _C.CAUSAL,
        "",
        "exposure",
        rf"(?:there\s+{say.BE}\s+|{_WE}\s+)?{_DET}{say.SIZE}{{0,4}}(?:effects?|impacts?|influences?)\s+of\b",
        core="effect|impact|influence",
    ),
    _rule(
        "more likely",
        _C.COMPARATIVE,
        "exposure",
        "outcome",
        rf"{_BE}(?:(?P<up>more)|(?P<down>less))\s+(?:likely|prone|apt)\s+to(?:\s+(?:have|be|develop|report|experience|"
        rf"suffer|show|receive|die\s+from|undergo))?\b",
        core="likely|prone|apt",
    ),
    _rule(
        "more effective",
        _C.COMPARATIVE,
        "exposure",
        "",
        rf"{_BE}(?:(?P<good>(?:more|equally|highly|most)?\s*(?:effective|efficacious|beneficial))|"
        rf"(?P<bad>less\s+(?:effective|efficacious|beneficial)|ineffective))\b"
        rf"(?:\s+(?:in|at)\s+(?:{_named(up=say.UP_VERBS, down=say.DOWN_VERBS, good=say.GOOD_VERBS)})\b)?",
        core="effective|efficacious|beneficial",
    ),
    _rule(
        "superior to",
        _C.COMPARATIVE,
        "exposure",
        "",
        rf"{_BE}(?:(?P<good>superior|preferable)|(?P<bad>inferior))\s+to\b",
        rf"{_BE}(?:(?P<good>better)|(?P<bad>worse))\s+than\b(?!\s+(?:in|with|for|at|those\s+(?:in|of|with))\b)",
        core="superior|preferable|inferior|better|worse",
    ),
    _rule(
        "associated",
        _C.ASSOCIATIONAL,
        "exposure",
        "outcome",
        rf"{_BE}(?:(?P<up>positively|directly)\s+|(?P<down>negatively|inversely)\s+)?{say.MID}{{0,2}}"
        r"(?:associated|correlated|linked|related|tied|predictive)\s*(?:with|to|of)\b",
        rf"{_PRE}(?:(?P<up>positively|directly)\s+|(?P<down>negatively|inversely)\s+)?(?:correlat(?:es?|ed)|"
        rf"associat(?:es?|ed))\s+"
        r"(?:(?P<up>positively|directly)\s+|(?P<down>negatively|inversely)\s+|\w+ly\s+){0,2}with\b",
        rf"{_PRE}(?<!\bto\s)predict(?:s|ed)\b(?!\s+by\b)",
        rf"(?:{say.BE}\s+)(?:\w+\s+){{0,3}}(?:risk\s+factors?|predictors?|markers?|determinants?)\s+(?:for|of)\b",
        core="associat|correlat|link|relat|tied|predict|risk|marker|determinant",
    ),
    _rule(
        "tie between",
        _C.ASSOCIATIONAL,
        "",
        "exposure",
        rf"(?:there\s+{say.BE}\s+|{_WE}\s+)?{_DET}{say.SIZE}{{0,3}}(?:(?P<up>positive)\s+|(?P<down>negative|"
        rf"inverse)\s+)?{say.SIZE}{{0,2}}(?:associations?|correlations?|relationships?|links?)\s+(?=between\b|with\b|"
        rf"of\b|was\b|were\b|among\b)",
        core="associat|correlat|relationship|link",
    ),
    _rule(
        "causes",
        _C.CAUSAL,
        "exposure",
        "outcome",
        rf"{_PRE}(?:{say.CAUSES}|{say.YIELDS})\b",
        core=rf"\b(?:{say.CAUSES}|{say.YIELDS})",
    ),
    _rule(
        "went",
        _C.COMPARATIVE,
        "outcome",
        "",
        rf"{_BE}(?:{say.FOUND}\s+)?{say.MID}{{0,2}}(?:to\s+be\s+)?{say.MID}{{0,2}}(?:[\d.,]+\s?(?:%|points?|percent|"
        rf"-?fold|times|\w+)?\s+)?(?:{_ADJECTIVES}|"
        rf"{_named(up=say.UP_VERBS, down=say.DOWN_VERBS, good=say.GOOD_VERBS, bad=say.BAD_VERBS)})(?!\s+likely|-)\b",
    ),
    _rule(
        "has more",
        _C.COMPARATIVE,
        "exposure",
        "outcome",
        rf"{_ACTIVE}(?:(?:{say.AUX})\s+)?(?P<not>{say.NEG}\s+)?(?:{say.HAS})\s+{say.MID}{{0,2}}(?:in\s+)?(?:(?:an?|the|"
        rf"any|(?P<no>no))\s+)?{say.SIZE}{{0,4}}(?:{_ADJECTIVES})\b(?:\s+(?:of|in)\b)?",
    ),
    _rule(
        "a trend",
        _C.COMPARATIVE,
        "exposure",
        "outcome",
        rf"(?:{say.HAS}|indicated|there\s+{say.BE}|{_WE})\s+(?:an?\s+|(?P<no>no)\s+)?{say.SIZE}{{0,3}}(?:trends?|"
        rf"tendency)\s+(?:towards?|for|to)\s+(?:an?\s+)?{say.SIZE}{{0,3}}(?:{_ADJECTIVES}|{_NOUNS}\s+(?:in|of))\b",
        core="trend|tendency",
    ),
    _rule(
        "has a change",
        _C.CAUSAL,
        "either",
        "outcome",
        rf"{_ACTIVE}(?:{say.HAS})\s+{_DET}{say.SIZE}{{0,4}}(?:(?:{say.MORE})\s+|"
        rf"(?P<turned>{say.LESS})\s+)?{say.SIZE}{{0,2}}(?:{_NOUNS})\b(?:\s+(?:in|of))?\b",
        core=rf"\b(?:{_WORDS})",
    ),
    _rule(
        "more of it",
        _C.COMPARATIVE,
        "",
        "outcome",
        rf"(?:there\s+{say.BE}\s+|{_WE}\s+|results\s+{say.HAS}\s+)(?:an?\s+|"
        rf"(?P<no>no)\s+)?{say.MID}{{0,2}}{say.SIZE}{{0,3}}(?:{_ADJECTIVES})\b",
        rf"^\s*(?:an?\s+)?{say.MID}{{0,2}}(?:(?P<up>higher|greater|larger)|(?P<down>lower|smaller))\s+(?:proportion|"
        rf"number|percentage|share|fraction)s?\s+of\b",
        rf"^\s*{say.MID}{{0,2}}(?:(?P<up>more)|(?P<down>fewer|less))\b(?=[^;]*\b(?:than|compared|versus|vs)\b)",
        rf"^\s*(?:an?\s+)?{say.MID}{{0,2}}(?:(?P<up>higher|greater|larger|longer|more)|(?P<down>lower|smaller|shorter|"
        rf"fewer|less)|(?P<good>better)|(?P<bad>worse))\b"
        rf"(?=[^;,]{{1,120}}\b(?:was|were)\s+{say.MID}{{0,2}}{say.FOUND})",
    ),
    _rule(
        "a change",
        _C.CAUSAL,
        "",
        "outcome",
        rf"(?:(?:there\s+{say.BE}|indicat(?:ed|es)|suggest(?:ed|s)|"
        rf"{_WE})\s+)?(?:also\s+)?{_DET}{say.SIZE}{{0,4}}(?:(?:{say.MORE})\s+|"
        rf"(?P<turned>{say.LESS})\s+)?{say.SIZE}{{0,2}}(?:{_NOUNS})\s+(?:in|of|for)\b",
        core=rf"\b(?:{_WORDS})",
    ),
    _rule(
        "rose",
        _C.CAUSAL,
        "outcome",
        "",
        rf"(?:{say.AUX}|{say.NEG})\s+(?:{say.NEG}\s+)?{say.MID}{{0,2}}(?:(?P<up>increase|rise|grow)|(?P<down>decrease|"
        rf"fall|drop|decline|diminish)|(?P<good>improve|recover)|(?P<bad>worsen|deteriorate))\b",
        rf"{_PRE}(?:{_named(up=say.ROSE, down=say.FELL, good=say.IMPROVED, bad=say.WORSENED)})\b",
        core=rf"\b(?:{say.ROSE}|{say.FELL}|{say.IMPROVED}|{say.WORSENED}|increase|decrease|improve|rise|fall|drop|decline|worsen|deteriorate|diminish|recover|grow)",
    ),
    _rule(
        "changes",
        _C.CAUSAL,
        "exposure",
        "outcome",
        rf"{_PRE}(?P<fail>(?:fail(?:s|ed)?|unable)\s+to\s+)?(?:{_VERBS})\b",
        core=rf"\b(?:{say.UP_VERBS}|{say.DOWN_VERBS}|{say.GOOD_VERBS}|{say.BAD_VERBS})",
    ),
    _rule(
        "acts on",
        _C.CAUSAL,
        "exposure",
        "outcome",
        rf"{_PRE}(?:{say.OTHER_VERBS})\b",
        core=rf"\b(?:{say.OTHER_VERBS})",
    ),
    _rule(
        "differ",
        _C.COMPARATIVE,
        "either",
        "",
        rf"{_PRE}(?:differs?|differed|varies|varied)\b",
        rf"{_BE}{say.MID}{{0,2}}different\b",
        rf"(?:(?:{say.HAS}|there\s+{say.BE})\s+)?(?:an?\s+|the\s+)?{say.SIZE}{{0,4}}differences?\b",
        core="differ|varie",
    ),
    _rule(
        "nothing seen",
        _C.DESCRIPTIVE,
        "",
        "outcome",
        rf"(?:there\s+{say.BE}\s+)?(?:no|neither)\s+(?=[^;:.]{{1,120}}\b(?:was|were)\s+{say.MID}{{0,2}}{say.FOUND})",
        rf"there\s+{say.BE}\s+no\b",
        is_null=True,
    ),
    _rule(
        "does more",
        _C.COMPARATIVE,
        "exposure",
        "",
        r"(?P<what>\w+)\s+(?:\w+ly\s+)?(?:(?P<up>more)|(?P<down>less)|(?P<good>better)|"
        r"(?P<bad>worse))\s+(?:\w+ly\s+)?(?=than\b)",
    ),
    _rule(
        "achieves",
        _C.DESCRIPTIVE,
        "exposure",
        "outcome",
        rf"{_PRE}(?:achiev|obtain|attain|reach|establish)(?:es?|s|ed)?\b",
    ),
    _rule("we found", _C.EXISTENCE, "", "outcome", rf"{_WE}\b(?!\s+that\b)"),
    _rule("is there", _C.EXISTENCE, "", "outcome", rf"(?:there\s+{say.BE}|exists?|existed)\b"),
    _rule(
        "amounts to",
        _C.DESCRIPTIVE,
        "outcome",
        "",
        rf"(?:{say.BE}|averaged|reached|achieved|occurred|developed|scored|had)\s+{say.MID}{{0,2}}(?=(?:only\s+|"
        rf"about\s+|approximately\s+|found\s+to\s+be\s+|calculated\s+as\s+|seen\s+|observed\s+|reported\s+)?"
        rf"(?:[−–-]?\d|in\b|for\b|at\s+\d))",
    ),
    _rule(
        "is",
        _C.DESCRIPTIVE,
        "outcome",
        "",
        rf"(?:{say.BE}|has|have|had|showed|shows|can|could|may|might|does|do|did)\b",
    ),
)
