"""What stands between the sides of a comparison once they have changed places."""

import re

from training.pairs.real.inflect import plural

RIVALS = r"(?:outperform|surpass|exceed|beat|underperform)(?:e?s|ed)?"
DOES = (
    r"(?:(?:perform|work|generalize|score|fare|show|exhibit|achieve|produce|yield|provide|offer|reach|obtain|get)"
    r"(?:e?s|e?d)?|has|have|had)"
)
BEING = r"(?:is|are|was|were)"
_AGREEING = {"is": "are", "was": "were", "has": "have"}
_SINGULAR = {many: one for one, many in _AGREEING.items()}
_GRADES = (
    "better worse;higher lower;faster slower;larger smaller;longer shorter;stronger weaker;easier harder;"
    "richer poorer;deeper shallower;earlier later;older younger;more less"
)
_OTHER_WAY = {
    one: other for pair in _GRADES.split(";") for one, other in (tuple(pair.split()), tuple(reversed(pair.split())))
} | {"greater": "smaller"}
_NO_PLURAL = re.compile(r"(?:ss|us|is|[A-Z]S)$")
_MANY = frozenset({"mice", "men", "women", "people", "children", "humans"})
_ADDED = re.compile(r" (?:of|with|on|for|in|trained|using|from|without|to|at|under|based on|than)\b")


def converse(middle: str, subject: str) -> str:
    """The same said of the other side: "is outperformed by", "is lower than"; nothing where there is no such word."""
    words = middle.split()
    if re.fullmatch(RIVALS, words[-1]):
        return _passive(words, subject)
    is_verb_first = re.fullmatch(rf"{DOES}|{BEING}", words[0])
    if not is_verb_first or words[-1] != "than" or sum(word in _OTHER_WAY for word in words) != 1:
        return ""
    return " ".join(_OTHER_WAY.get(word, word) for word in words)


def agreeing(middle: str, first: str, second: str) -> str:
    """The words between, their verb in the number of what now stands first."""
    if not middle or _is_plural(first) == _is_plural(second):
        return middle
    words = middle.split()
    at = next((at for at, word in enumerate(words) if re.fullmatch(rf"{RIVALS}|{BEING}|{DOES}", word)), None)
    if at is not None and not words[at].endswith("d") and words[-1] != "by":
        words[at] = _conjugated(words[at], _is_plural(second))
    return " ".join(words)


def _passive(words: list[str], subject: str) -> str:
    is_past = words[-1].endswith("ed")
    stem = re.sub(r"(?<!s)s$|(?<=s)es$|ed$", "", words[-1])
    if stem in {"underperform", "beat"}:
        return ""
    being = ("were" if is_past else "are") if _is_plural(subject) else ("was" if is_past else "is")
    return " ".join([being, *words[:-1], f"{stem}ed", "by"])


def _conjugated(verb: str, is_plural: bool) -> str:  # noqa: FBT001
    is_singular = verb.endswith("s") and not verb.endswith("ss")
    if is_plural:
        return _AGREEING.get(verb, re.sub(r"(?<=ss)es$|(?<!s)s$", "", verb))
    return _SINGULAR.get(verb, verb if is_singular else plural(verb))


def _is_plural(phrase: str) -> bool:
    head = _ADDED.split(phrase)[0].split()[-1]
    return (head.endswith("s") and not _NO_PLURAL.search(head)) or head.lower() in _MANY
