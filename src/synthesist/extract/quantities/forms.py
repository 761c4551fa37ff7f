"""How numbers are written: digits in groups, decimal marks, powers of ten, words."""

import re
from collections.abc import Mapping, Sequence

_GROUPED = r"\d{1,3}(?:(?:,\d{3})+|(?:[\u00a0\u2009\u202f ]\d{3})+)(?:\.\d+)?(?![\d])"
_POWER = r"(?:\s?[×x·*]\s?10\s?(?:\^\s?)?(?:[-−–]?\d+|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|[eE][-−+]?\d+)"
_BARE_POWER = r"10(?:\^[-−–]?\d+|[−⁻][\d⁰¹²³⁴⁵⁶⁷⁸⁹]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
DIGITS = rf"(?:{_BARE_POWER}|(?:{_GROUPED}|\d+,\d{{1,2}}(?=\s?%)|\d+(?:[.·]\d+)?|[.·]\d+){_POWER}?)"
"""A number without a sign."""

SIGNED = rf"(?:[-−–+]\s?)?{DIGITS}"

TENS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
""".split()  # noqa: SIM905
_ROUND = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
WORDS: Mapping[str, int] = {**{word: value for value, word in enumerate(TENS)}, **_ROUND}
_HUGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_SMALL = rf"(?:(?:{'|'.join(_ROUND)})(?:[- ](?:{'|'.join(TENS[1:10])})\b)?|{'|'.join(sorted(TENS, reverse=True))})"
WORD = rf"{_SMALL}\b(?:[\s-](?:{'|'.join(_HUGE)})\b(?:[\s-](?:and\s)?{_SMALL}\b)?)*"
"""A number in words."""

MANY: Mapping[str, float] = {
    "k": 1e3,
    "K": 1e3,
    "M": 1e6,
    "B": 1e9,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def parsed(written: str) -> float:
    """The number that digits or words stand for."""
    word = written.strip().lower()
    if word and word[0].isalpha():
        return float(_spelt(re.split(r"[\s-]+", word)))
    text = written.translate(_SUPERSCRIPTS).replace("−", "-").replace("–", "-").replace("·", ".")
    if bare := re.fullmatch(r"([-+]?)\s?10\^?(-\d+|\d+)", text) if _is_power(written) else None:
        return float(f"{bare[1]}1e{bare[2]}")
    text = re.sub(r"\s?[×x*.]\s?10\s?\^?\s?(?=-?\d+$)", "e", text) if re.search(r"[×x*]", written) else text
    text = re.sub(r"[\s\u00a0\u2009\u202f]", "", text)
    if re.search(r",\d{1,2}$", text) and not re.search(r",\d{3}", text):
        text = text.replace(",", ".")
    return float(text.replace(",", ""))


def is_whole(written: str) -> bool:
    """Whether it is told without decimals and powers."""
    return bool(re.fullmatch(r"\d+|\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+", written.strip()) or written[:1].isalpha())


def _spelt(words: Sequence[str]) -> int:
    """Words that add up: what stands before "hundred" is multiplied by it, "thousand" closes a group."""
    total, group = 0, 0
    for word in words:
        if word == "hundred":
            group = max(group, 1) * 100
        elif word in _HUGE:
            total, group = (total + max(group, 1)) * _HUGE[word] if group else total * _HUGE[word], 0
        else:
            group += WORDS.get(word, 0)
    return total + group


def _is_power(written: str) -> bool:
    return bool(re.fullmatch(rf"[-−–+]?\s?{_BARE_POWER}", written.strip()))
