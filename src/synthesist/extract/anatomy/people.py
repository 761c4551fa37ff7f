"""Whom or what a phrase names: a population, an arm of a study, something measured, a time."""

import re

from synthesist.extract.anatomy.chunks import Phrase, trimmed

_ONES = (
    r"patients?|participants?|subjects?|individuals?|people|persons?|volunteers?|children|infants?|neonates?|newborns?|"
    r"adults?|adolescents?|women|men|girls|boys|females?|males?|mothers?|students?|teachers?|workers?|nurses|"
    r"physicians|"
    r"residents|athletes|smokers|users|veterans|survivors|cases|pregnancies|mice|mouse|rats?|pigs?|rabbits?|dogs?|"
    r"monkeys|"
    r"zebrafish|drosophila|cells?|cohorts?|populations?|households?|families|couples|schools|hospitals|eyes|knees|"
    r"learners|"
    r"speakers|readers|owls|animals|humans?|languages|elderly|carriers|donors|recipients"
)
_POPULATION = re.compile(rf"\b(?:{_ONES})\b", re.IGNORECASE)
_SET = re.compile(
    r"(?:\b[A-Z][\w.-]*(?:\s+[A-Z0-9][\w.-]*)*|\b[\w-]+(?:\s[\w-]+){0,3})\s+(?:datasets?|benchmarks?|corpora|corpus|"
    r"test sets?|"
    r"tasks?|leaderboard|treebanks?|suite)\b|^(?:datasets?|benchmarks?|tasks?)$|\b(?:low|high)-resource (?:languages?|"
    r"settings?|scenarios?)\b"
)
_ARM = re.compile(
    r"\b(?:groups?|arms?|controls?|placebo|sham|intervention|comparator|baselines?|usual care|standard care|treated|"
    r"treatment|receiving|received|vehicle|saline|therapy|regimen|counterparts?|condition)\b|\bgroup\b|^group [\w]+$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:scores?|rates?|levels?|numbers?|times?|durations?|mortality|incidences?|prevalence|concentrations?|"
    r"pressures?|"
    r"risks?|proportions?|percentages?|accurac(?:y|ies)|performance|survival|quality|sizes?|volumes?|weights?|pain|"
    r"symptoms?|frequenc(?:y|ies)|loss|length|intensity|severity|costs?|outcomes?|satisfaction|density|ratios?|means?|"
    r"index|indices|values?|errors?|adherence|events?|complications?|deaths?|function|activity|speed|strength|"
    r"thickness|heights?|change|changes|responses?|consumption|intake|count|counts|probability|odds|occurrence|amount|"
    r"measure|measures|parameters|variables|hospitali[sz]ations?|stay|recall|precision|bleu|f1|robustness|range|"
    r"characteristics|anxiety|depression|bleeding|infections?|nausea|vomiting|toxicity|improvement|reduction|need|"
    r"use)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^(?:(?:about|around|approximately|week|weeks|month|months|day|days|year|years|hour|hours|visit|baseline|"
    r"follow-?up|"
    r"end|first|last|next|all|any|each|every|both|same|entire|whole|study|trial|period|time|times|points?|within|than|"
    r"up|to|"
    r"least|post|pre|the|of|and|or|at|in|on|after|test|other|this|that|course|a|an|median|mean|respectively|table|"
    r"figure|"
    r"fig|respective|different|subsequent|two|three|four|five|six|total|average|treatment period|our|experiments?|"
    r"results?|present|analysis|"
    r"addition|contrast|general|case|favou?r)\b|[−–+-]?[\d.,·%°/±:×-]+\w{0,3}\b|[\W_])+$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:about |around |approximately |only |up to |nearly |almost )?[−–+-]?\d[\d.,·]*\s?(?:%|points?\b|±|-?fold|"
    r"m?m\b|kg\b|mg\b|days?\b|weeks?\b|months?\b|years?\b|hours?\b|min\w*\b|to\b|of\b|vs\b)",
    re.IGNORECASE,
)


_ONE_ARM = re.compile(
    r"^(?:(?:[\w.+/-]+\s+){0,4}(?:group|arm)|group \w+|controls?|placebo|controls? \w+|[A-Z][A-Z0-9-]+)$", re.IGNORECASE
)
_GROUPS = re.compile(
    r"^(?:(?:the|our|their|its|two|three|four|both|these|all|study|treatment|other|patient|experimental|either|"
    r"different|of)\s+)*"
    r"(?:groups?|arms|conditions|treatments|participants|patients|subjects|interventions|them|time|it|they|we|there)$",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"^(?:(?:our|the|these|this|all|both|post-?hoc|further|present|current|main|\d+|statistical|experimental|empirical|"
    r"subgroup|pairwise|individual|group-to-group|multivariate)\s+){0,3}(?:results?|findings?|data|analys[ie]s|"
    r"evaluations?|evidence|comparisons?|tables?(?:\s\d+)?|we|it|there|"
    r"figures?(?:\s\d+)?|study|tests?|anova)$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"^[\d.,]+\s?(?:%|of \d+)?(?:\s?±\s?[\d.]+)?\s*(?:of|in)\s+(?:the\s+)?", re.IGNORECASE)
_AND_NUMBER = re.compile(
    r"\s+(?:and|vs\.?|versus|or|by|was|were)\s+(?:only\s+)?[−–-]?\d[^a-z]*.*$|\s+(?:of\s+)?[−–-]?\d[\d.]*\s?[±%].*$",
    re.IGNORECASE,
)
_HEADS_IN = re.compile(
    r"(?:changes?|improvements?|reductions?|increases?|decreases?|declines?|gains?|differences?|variations?|rise|"
    r"interest|increment)$",
    re.IGNORECASE,
)
_HEADS_TO = re.compile(
    r"(?:times?|adherence|responses?|return|ability|intention|access|resistance|admissions?|compliance|exposure|"
    r"sensitivity|need|transition|progression|attitudes?)$",
    re.IGNORECASE,
)
_HEADS_WITH = re.compile(r"(?:satisfaction|compliance)$", re.IGNORECASE)


def is_arm(words: str) -> bool:
    """Whether a phrase names an arm of a study rather than whom it was done with."""
    return bool(_ARM.search(words)) and not _MEASURED.fullmatch(words.rsplit(maxsplit=1)[-1])


def is_population(words: str) -> bool:
    """Whether a phrase names people, animals or cells, and no arm of them."""
    return bool(_POPULATION.search(words)) and not _ARM.search(words)


def is_measured(words: str) -> bool:
    """Whether a phrase names something that is measured."""
    return bool(_MEASURED.search(words))


def is_time_or_number(words: str) -> bool:
    """Whether a phrase says only when, or how much."""
    return bool(_TIME.match(words)) or bool(_NUMBER.match(words))


def is_one_arm(words: str) -> bool:
    """Whether the words are the name of an arm and nothing else."""
    return bool(_ONE_ARM.match(words)) and is_arm(words)


def is_empty(words: str) -> bool:
    """Whether a phrase names nothing by itself: a time, a number, "both groups"."""
    return is_time_or_number(words) or bool(_GROUPS.match(words))


def is_study(words: str) -> bool:
    """Whether a subject is the study that reports rather than what it reports of."""
    return bool(_STUDY.match(words))


def cleared(text: str, phrase: Phrase) -> Phrase | None:
    """The phrase without the numbers around its name, as in "4% of owls" and "owls and 5%"."""
    share = _SHARE.match(text[phrase.start : phrase.end])
    start = phrase.start + share.end() if share else phrase.start
    tail = _AND_NUMBER.search(text[start : phrase.end])
    return trimmed(text, phrase.kind, start, start + tail.start() if tail else phrase.end)


def belongs(words: str, kind: str) -> bool:
    """Whether a preposition carries on what a phrase names: "time to", "change in", "patients with".

    Args:
        words: the phrase and the preposition.
    """
    name, _, marker = words.strip().rpartition(" ")
    if kind == "with" and marker == "with" and is_population(name):
        return True
    words = name if kind else words
    heads = {"in": _HEADS_IN, "to": _HEADS_TO, "time": _HEADS_TO, "with": _HEADS_WITH}.get(kind)
    return heads is not None and bool(heads.search(words))


def population(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The population, data set or setting that a phrase names."""
    words = text[start:end]
    if is_population(words) and not is_time_or_number(words):
        return start, end
    found = _SET.search(words)
    return (start + found.start(), start + found.end()) if found else None
