"""Which metric a number of a sentence is a value of, where the sentence says it beside the number."""

import re

NAMES = (
    r"(?:sacre)?bleu(?:-[1-4])?|chrf(?:\+\+)?|rouge(?:-(?:[12l]|lsum))?|meteor|comet|bertscore|perplexity"
    r"|(?:(?:macro|micro|weighted)[- ])?f(?:1(?:[- ](?:scores?|measures?))?|[- ]?scores?|-measures?)|(?:exact[-"
    r" ]match|em)\b|accurac(?:y|ies)|precisions?"
    r"|recall|sensitivity|specificity|au(?:roc|prc|c)|c-index|mean average precision|map|ap|(?:mrr|hits|recall"
    r"|precision|p|r|map)@\d+|mrr|ndcg(?:@\d+)?|wer|cer"
    r"|ter|[ul]as|mcc|m?iou|psnr|ssim|rmse|mae|kappa|pearson|spearman|correlation|(?:adjusted )?odds ratio"
    r"|(?:adjusted )?hazard ratio|relative risk|risk ratio|(?:incidence )?rate ratio|a?or|a?hr|a?rr|irr|smd|wmd|nnt"
    r"|number needed to treat|number needed to harm|error rates?|cohen[’']s kappa"
)
METRIC = re.compile(rf"(?<![\w-])(?:{NAMES})(?![\w-])", re.IGNORECASE)
"""Names of metrics that stand in running text."""

_SYMBOLS = r"χ²|χ2|chi-squared?|η²p?|ηp²|η2|ω²|I²|I2|R²|R2|τ²|ρ|rho|κ|β|τ|tau|alpha|[trdgFzZUWHQb]"
_SYMBOL = re.compile(
    rf"(?<![\w-])(?:(?:adjusted|Cohen[’']s|Pearson[’']s|Spearman[’']s|Kendall[’']s|Hedges[’']s?|Cronbach[’']s"
    rf"|partial|Student[’']s)\s)*"
    rf"(?P<symbol>{_SYMBOLS})\s?(?:[(\[][\d\s.,=Nndf]*[)\]])?\s?(?:=|≈|:|of|was|is)\s*(?P<sign>[-−–+]\s?)?$"
)
"""A statistic's symbol, its degrees of freedom, and what links it to the number that follows."""

_CAPITALS = frozenset(
    ("or", "aor", "hr", "ahr", "rr", "arr", "irr", "em", "map", "ap", "ter", "comet", "meteor", "las", "uas", "cer")
)
"""Words or too short to tell, but in capitals."""
_REACH = 80
"""Characters before a number among which its metric is looked for."""

_LINK = re.compile(
    r"(?:\s*(?:scores?|values?|rates?|results?|improve(?:s|d|ments?)|gains?|of|was|were|is|are|to|at|by|from"
    r"|reach(?:es|ed)|only"
    r"|drop(?:s|ped)|rises?|rose|falls?|fell|increase[sd]?|decrease[sd]?|lift(?:s|ed)|about|around|up|as|high|low"
    r"|an?|the|with"
    r"|coefficient|[=:,()\[\]~≈]))*\s*",
    re.IGNORECASE,
)
_OF = re.compile(r"\s(?:for|of|in|between)\s[^\d;,()]{1,50}?\s(?:was|were|is|are|reached|=)(?P<rest>\s.*)")
"""What a metric is of stands between it and the number."""
_LOOSE = re.compile(r"[^\d;]{0,40}")
_AFTER = re.compile(
    rf"\s*(?:(?:absolute|relative|higher|lower|better|more|less|points?|improvement|increase|decrease|gain|in|of"
    rf"|on|for)\s+)*"
    rf"(?P<metric>(?<![\w-])(?:{NAMES})(?![\w-]))(?P<points>\s+(?:percentage\s+)?points?\b)?",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\s*(?:$|[(),;:.\[\]±]|(?:and|or|on|for|in|at|to|with|over|versus|vs|compared|against|than|when)\b)"
)
_OWNED = re.compile(r"\d\s?(?:%|points?)?\s(?:for|in|of|on)\s$")
"""Before a metric that the number before it has: "4.9% for accuracy, 3.4% for …"."""
_AND = re.compile(r"\s*(?:and|,|/|or)\s*$", re.IGNORECASE)


def metric_of(sentence: str, start: int, end: int, *, has_unit: bool) -> tuple[str, bool]:
    """The metric of the number at `start` to `end`, unit included, and whether it is told in points of that metric."""
    if symbol := _SYMBOL.search(sentence, max(0, start - _REACH), start):
        return symbol["symbol"], False
    if "respectively" in sentence:
        return "", False
    behind = _AFTER.match(sentence, end)
    if behind and is_metric(behind["metric"]):
        return behind["metric"], bool(behind["points"])
    return _before(sentence, start, end, has_unit=has_unit), False


def is_metric(word: str) -> bool:
    """Whether a word that is spelt like a metric is one, by its capitals."""
    return word.lower() not in _CAPITALS or word[1:].isupper()


def _before(sentence: str, start: int, end: int, *, has_unit: bool) -> str:
    """The last metric before the number; a number without a unit must be said to be its value."""
    named = [one for one in METRIC.finditer(sentence, max(0, start - _REACH), start) if is_metric(one[0])]
    if not named or _is_one_of_two(sentence, named) or _OWNED.search(sentence, 0, named[-1].start()):
        return ""
    between = sentence[named[-1].end() : start]
    if has_unit:
        return named[-1][0] if _LOOSE.fullmatch(between) else ""
    of = _OF.fullmatch(between)
    is_linked = bool(_LINK.fullmatch(of["rest"] if of else between))
    return named[-1][0] if is_linked and _ENDED.match(sentence, end) else ""


def _is_one_of_two(sentence: str, named: "list[re.Match[str]]") -> bool:
    """As in "precision and recall were 85%": no telling which."""
    return len(named) > 1 and bool(_AND.fullmatch(sentence[named[-2].end() : named[-1].start()]))
