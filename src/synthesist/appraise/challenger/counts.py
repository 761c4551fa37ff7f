"""Counts that do not add up in their sentence: parts and their percentages, arms and their sum."""

import re
from collections.abc import Iterator

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_SHARE = r"\d{1,3}(?:[.·]\d+)?"
_NO_LEVEL = r"(?!\s?(?:CI|confidence|credible))"
_WORDS = r"(?:\s[^\W\d_][\w-]*){0,3}"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"(?<![\w.,/-])(?P<part>{_NUMBER})\s(?:out\s)?of\s(?:the\s|all\s|our\s)?(?P<whole>{_NUMBER}){_WORDS}"
            rf"\s?[(\[]\s?(?P<share>{_SHARE})\s?%{_NO_LEVEL}"
        ),
        rf"(?<![\w.,/-])(?P<part>{_NUMBER})\s?/\s?(?P<whole>{_NUMBER}){_WORDS}\s?[(\[]\s?(?P<share>{_SHARE})\s?%{_NO_LEVEL}",
        (
            rf"(?<![\w.,/-])(?<!\.\s)(?P<share>{_SHARE})\s?%\s?[(\[]\s?(?:n\s?=\s?)?(?P<part>{_NUMBER})\s?(?:/"
            rf"|(?:out\s)?of)\s?"
            rf"(?:the\s|all\s)?(?P<whole>{_NUMBER})(?![\d.]*\s?%)(?![^)\]%]{{0,40}}\d\s?%)"
        ),
    )
)
_EVERY = re.compile(
    rf"(?<![\w.,/-])(?P<part>{_NUMBER})\s(?:out\s)of\s(?:the\s|all\s|our\s)?(?P<whole>{_NUMBER})\s"
    r"(?:patients|participants|subjects|cases|women|men|adults|children|people|respondents|individuals|pupils"
    r"|workers)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    rf"(?<![\w.,/-])(?P<whole>{_NUMBER})\s(?!(?:weeks?|days?|months?|years?|of|or|sites|cent)\b)"
    r"(?:(?!and\b|who\b|or\b)[^\W\d_][\w-]*\s){1,4}?(?:were|was)\s(?:\w+ly\s)?(?:randomi[sz]ed|allocated|assigned"
    r"|divided|split)(?:\s(?:\w+ly\s)?(?:to|into|between|in)\b|[,:]\s?(?=\d))(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\b(?:were|was|then|again|excluded|withdrew|completed)\b|\b[nN]\s?=\s?\d+\s(?:and|vs)\s\d", re.IGNORECASE
)
_ARM = re.compile(rf"\b[nN]\s?=\s?(?P<n>{_NUMBER})(?![\d.,]*\d|\s?%)")
_OPENED = re.compile(
    r"(?:^|[.:;(,]|\b(?:of|total|the|these|all|our|where|which|that|trial|study|results?|and))\s*$", re.IGNORECASE
)
"""Before a number that begins its phrase; behind other words it may be the end of a longer one, or a name's."""

_TO = re.compile(
    rf"(?:^|[,:(]|\band)\s?(?P<n>{_NUMBER})\s(?:[^\W\d_]+\s){{0,2}}?(?:to|in|received|into)\b", re.IGNORECASE
)
_ARMS = 2
_ROUNDED = 1.0
"""Points by which a percentage may be rounded."""


def miscounted(text: str) -> Iterator[str]:
    """What does not add up, in words."""
    for form in _FORMS:
        yield from (said for found in form.finditer(text) if (said := _share_off(found)))
    for found in _EVERY.finditer(text):
        if _count(found["part"]) > _count(found["whole"]):
            yield f"{found['part']} are more than the {found['whole']} that they are part of"
    for found in _SPLIT.finditer(text):
        yield from _arms_off(found)


def _share_off(found: re.Match[str]) -> str:
    part, whole, told = _count(found["part"]), _count(found["whole"]), float(found["share"].replace("·", "."))
    if not whole:
        return ""
    share = 100 * part / whole
    if part <= whole and abs(share - told) <= _ROUNDED:
        return ""
    return f"{found['part']} of {found['whole']} are {share:.1f}%, and it tells {found['share']}%"


def _arms_off(found: re.Match[str]) -> Iterator[str]:
    arms = [_count(one["n"]) for one in (list(_ARM.finditer(found["rest"])) or _TO.finditer(found["rest"]))]
    whole = _count(found["whole"])
    if not _OPENED.search(found.string[: found.start()]):
        return
    if len(arms) >= _ARMS and not _FURTHER.search(found["rest"]) and whole not in (sum(arms), *arms):
        yield f"arms of {' and '.join(map(str, arms))} are {sum(arms)}, and it tells {found['whole']} in all"


def _count(written: str) -> int:
    return int(written.replace(",", ""))
