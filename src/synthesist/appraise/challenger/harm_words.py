"""Assertions of harm: what was hurt, lost, leaked or used up by what was studied, not denied, lessened or equal."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synthesist.language import content_stems


def _either(*patterns: str) -> str:
    return "|".join(patterns)


_GRAVE_NAMES = _either(
    r"harm(?:s|ed|ful(?:ness|ly)?)?|dangerous\w*|unsafe\w*|hazardous|overdos\w+|poisoned|self-harm|wrongful\w*",
    r"wrongly (?:arrested|denied|accused|flagged|rejected|treated|convicted|refused)|worse off|fared? worse|malware",
    r"(?:personal|private|sensitive|confidential|patient)(?: \w+)? (?:data|information|records|details|names|"
    r"addresses)",
    r"(?:phone|card|social security) numbers|re-?identif\w+|data breach\w*|explosives?|weapons?|deepfakes?",
)
"""Harms that one number makes plain."""

_NAMES = _either(
    r"adverse (?:\w+ )?(?:events?|effects?|reactions?|outcomes?|experiences?)|side[- ]effects?|injur(?:y|ies|ed)",
    r"toxicit(?:y|ies)|toxic (?:effects?|reactions?|outputs?|content|responses?|language)|suicid\w+|complications?",
    r"discriminat(?:ed|es|ory|ion)|unfair(?:ly|ness)?|disparit(?:y|ies)|inequit(?:y|ies)|stereotyp\w+|"
    r"bias(?:ed)? against",
    r"privacy (?:\w+ )?(?:leaks?|leakage|breach\w*|violations?|loss\w*)|misuse[sd]?|abused?|malicious\w*|jailbr\w+",
    r"hate speech|misinformation|disinformation|accidents?|crash(?:es|ed)|deskilling|over-?relian\w+|misdiagnos\w+",
)
_CASES = _either(
    r"(?<!cell )(?<!programmed )(?<!neuronal )deaths?|died|fatal(?:ities|ity)?|mortality|hospitali[sz](?:ed|ations?)",
    r"bleeding|ha?emorrhag\w+|infections?|anaphyla\w+|allergic reactions?|seizures?|falls(?! in\b)|fractures?|"
    r"strokes?",
    r"nausea|vomiting|dizziness|rash(?:es)?|hypoglyca?emi\w+|addict\w+|dependence|dependent|relapses?|burnout|"
    r"distress",
    r"miscarriages?|insomnia|fainting|headaches?|carbon (?:\w+ )?(?:emissions?|footprint)|CO2(?:[- ]equivalent)?",
    r"greenhouse gas\w*|(?:energy|electricity|water) (?:use|consumption|costs?)|electricity|pollut\w+|job loss\w*",
)
"""What is a harm where what was studied brought more of it."""

_PEOPLE = _either(
    r"minorit\w+ (?:\w+ )?(?:speakers|users|patients|students|groups?|languages|dialects|applicants)|women|black|"
    r"dark-skinned",
    r"non-native|dialect speakers|disabled|older (?:users|patients|people)|refugees|immigrants|ethnic|girls|"
    r"poorer|dialects",
)
_HARM = re.compile(
    rf"(?<![-\w])(?:(?P<grave>{_GRAVE_NAMES})|(?P<name>{_NAMES})|(?P<case>{_CASES})|(?P<people>{_PEOPLE}))\b",
    re.IGNORECASE,
)
_LINKED = (
    r"(?:linked|related|attribut(?:ed|able)|due|owing|ascribed) to (?:the |its |this )?(?:\w+ )?(?:treatment|"
    r"intervention|drug|"
    r"therapy|procedure|device|system|programme|program|vaccine|use)|"
    r"had to be (?:stopped|treated|undone|withdrawn|halted|hospitali[sz]ed|taken off)|"
    r"led (?:[\w-]+ ){0,6}to (?:stop|withdraw|"
    r"discontinue|drop out|give up)|became (?:\w+ )?(?:dependent|addicted)|"
    r"(?:stopped|withdrew|withdrawn|discontinued|halted|dropped out)\b[^.;]{0,40}\b(?:because|due|owing|for|after)"
)
_RISES = re.compile(
    r"\b(?:increas(?:ed|es|ing)|ris(?:es|ing|en)|rose|grew|climbed|doubl(?:ed|es|ing)|tripl(?:ed|es|ing)|"
    r"worsen(?:ed|s)|"
    r"(?:twice|three times|ten times|several times) (?:as |that |more |the )|more (?:often|frequent\w*|common\w*|"
    r"likely|severe|"
    r"serious|prone|(?:\w+ ){0,3}(?:events?|effects?|deaths?|cases?|errors?|outputs?|accidents?|falls))|"
    r"(?:higher|greater|elevated|excess) (?:\w+ ){0,3}|caus(?:ed|es|ing)|led to|leads to|result(?:ed|s) in|"
    r"amplif(?:ied|ies)|"
    r"exacerbat(?:ed|es)|reinforc(?:ed|es)|perpetuat(?:ed|es)|fared? worse|disproportionate\w*|leak(?:ed|s)|disclosed|"
    rf"memori[sz](?:ed|es)|exposed|recovered|extracted|produced|gave|wrote|{_LINKED})\b",
    re.IGNORECASE,
)
_STRONG = re.compile(rf"\b(?:{_LINKED})\b", re.IGNORECASE)
_SERIOUS = re.compile(r"\b(?:serious|severe|fatal|life-threatening|grave|major|irreversible)\b", re.IGNORECASE)
_WORSE_FOR = re.compile(
    r"\b(?:(?:wrong\w*|mis\w+|errors?|rejected|denied|refused|flagged) [^.;]{0,40}(?:more often|twice|times)|"
    r"(?:more|higher|greater|twice) (?:\w+ ){0,3}(?:errors?|rejections?|denials?|false)|fared? worse|"
    r"(?:lower|worse|poorer) (?:\w+ ){0,3}(?:accura\w+|quality|care|service))\b",
    re.IGNORECASE,
)
_STUDIED = re.compile(
    r"\b(?:treatment|treated|intervention|new (?:\w+ )?(?:approach|method|system|treatment|drug|tool|model)|"
    r"(?:the|its|our) (?:approach|system|tool|model|programme|program|device|vaccine|supplement|assistant|drug|"
    r"therapy|training)|"
    r"training)\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:no|not|never|none|neither|nor|without|zero|free of|absence of|lack of|fewer|less|lower\w*|reduc\w+|"
    r"decreas\w+|"
    r"declin\w+|fell|drop(?:s|ped)? (?:in|from|to|by)|prevent\w*|avoid\w*|mitigat\w+|alleviat\w+|eliminat\w+|"
    r"minimi[sz]\w+|"
    r"detect\w*|classif\w+|predict\w*|combat\w*|counter\w*|address\w*|tackl\w+|debias\w*|protect\w*|defen[cds]\w*|"
    r"if|whether|"
    r"could|may|might|would|can|potential\w*|possible|risk of|similar\w*|comparable|equal\w*|alike|mild|"
    r"rare(?:ly)?|aim\w*|"
    r"(?<!twice )(?<!times )as (?:frequent\w*|common\w*|often|likely|many|rare\w*|low)|propos\w+|annotat\w+|"
    r"data ?sets?|corpus|"
    r"corpora|benchmark\w*|challenge\w*|tasks?|concerns?|purpose|relief)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:more|higher|greater|increased|elevated)(?: [\w-]+){0,3} (?:with|in|on|under|among|for) (?:the )?"
    r"(?:placebo|controls?|usual|standard|comparator|sham|baseline)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:no|not|without) (?:it|them)\b|\bwithout\b(?= [^.]{0,12}\))", re.IGNORECASE)
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s?(?:%|percent|per cent)")
_COMPARED = re.compile(
    r"\b(?:against|versus|vs\.?|compared (?:with|to)|than|from|before)\b|"
    r"\band (?:in |by )?[\d.]+ ?% (?:of|in|among) (?:the )?(?:others?|rest|controls?|placebo|those)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\d|\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|several|half)(?: in (?:\w+))? (?:of|patients?|"
    r"participants?|people|"
    r"users?|women|men|children|cases|deaths|pupils|students|workers)|twice|doubled|tripled)\b",
    re.IGNORECASE,
)
_USED_UP = re.compile(
    r"\b\d[\d,.]* ?(?:[MGkT]Wh|tonnes? of (?:CO2|carbon)|tCO2\w*|kg (?:of )?CO2\w*|lit(?:er|re)s of water)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"; | (?:but|while|whereas|although|though) ")
_KINDS: Mapping[str, str] = {
    "fairness": "bias biased fairness unfair unfairly unfairness discrimination discriminated discriminates gender race"
    " discriminatory stereotype stereotypes stereotyping stereotypical disparity disparities inequity debiasing worse",
    "truth": "misinformation disinformation fake hallucination factuality rumour rumor propaganda truthfulness",
    "safety": "toxic toxicity hate speech harmful harm harms abuse abusive offensive safety jailbreak unsafe"
    " misuse malicious",
    "death": "death deaths died mortality fatal survival",
    "privacy": "privacy private personal leak leakage sensitive confidential",
    "energy": "energy carbon emissions electricity consumption cost efficiency",
}
_FAMILIES = tuple(frozenset(content_stems(words)) for words in _KINDS.values())
"""Harms of one kind: where the question asks for one of them, the others are no side of it."""

_MORE = 1.2
"""Ratio of two shares from which one is told as more than the other."""


@dataclass(frozen=True, slots=True)
class Harm:
    """A harm that a sentence asserts.

    Attributes:
        words: that name it.
        is_counted: whether the sentence gives a number for it.
    """

    words: str
    is_counted: bool


def harm_in(sentence: str, asked: frozenset[str], studied: frozenset[str] = frozenset()) -> Harm | None:
    """The harm that a sentence asserts of what was studied; None where it only names, denies or lessens one.

    Args:
        asked: stems of the outcome that the question asks for, which is no side of it.
        studied: stems of what it asks about.
    """
    if not _HARM.search(sentence):
        return None
    known = asked.union(*(family for family in _FAMILIES if family & asked))
    return next((harm for clause in _CLAUSE.split(sentence) for harm in _asserted(clause, known, studied)), None)


def _asserted(clause: str, asked: frozenset[str], studied: frozenset[str]) -> Iterator[Harm]:
    is_more = bool(_RISES.search(clause)) or _is_unfavourable(clause)
    is_counted, is_strong = bool(_COUNT.search(clause)), bool(_STRONG.search(clause))
    if used := _USED_UP.search(clause):
        yield Harm(used[0], is_counted=True)
    for found in _HARM.finditer(clause):
        rest = _AGAINST.sub(" ", f"{clause[: found.start()]} {clause[found.end() :]}")
        is_lessened = _LESS.search(rest) if not found["people"] else None
        if set(content_stems(found[0])) & asked or is_lessened or _ELSEWHERE.search(clause):
            continue
        is_tied = is_strong or bool(_STUDIED.search(rest)) or bool(set(content_stems(rest)) & studied)
        by_name = found["name"] and (is_more or (is_counted and bool(_SERIOUS.search(clause))))
        by_case = found["case"] and is_more and is_counted and is_tied
        for_people = found["people"] and _WORSE_FOR.search(clause) and not _MENDED.search(clause)
        if (found["grave"] and (is_more or is_counted)) or by_name or by_case or for_people:
            yield Harm(found[0], is_counted)


_MENDED = re.compile(r"\b(?:no|not|reduc\w+|mitigat\w+|less|fewer|narrow\w*|clos(?:ed|es|ing))\b", re.IGNORECASE)


def _is_unfavourable(clause: str) -> bool:
    """Whether the first of two shares that are compared is the greater one, or the last where they tell a change."""
    shares = [float(share) for share in _SHARE.findall(clause)]
    compared = _COMPARED.search(clause)
    if len(shares) < 2 or not compared:  # noqa: PLR2004 - two are compared
        return False
    before, after = (shares[1], shares[0]) if compared[0].casefold() != "from" else (shares[0], shares[1])
    return after > before * _MORE
