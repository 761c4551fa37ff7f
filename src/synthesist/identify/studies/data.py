"""Named data: cohorts, registries and surveys that works draw on, and benchmarks that they are evaluated on."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from synthesist.identify.studies.names import BENCHMARKS, COHORTS
from synthesist.identify.studies.papers import Paper, Place, said

_DRAWN_ON = (Place.TITLE, Place.ABSTRACT, Place.STATEMENTS, Place.METHODS, Place.FIELD)
_SCORE = re.compile(
    r"\s+(?:(?:global|general|cardiovascular|\d+-year)\s+)?(?:risk|score|equations?|criteria|function)\b"
)
"""What follows the name of a cohort where an instrument is meant that was made on it."""

_KIND = r"(?:Birth Cohort|Cohort|Registry|Register|Biobank|Heart Study|Health Study|Longitudinal Study|Panel Study)"
_NAMED = re.compile(
    rf"((?:[A-Z][\w'’-]{{1,30}}\s+(?:(?:of|for|on|and|the|in)\s+){{0,2}}){{1,7}}?)({_KIND})\b(?!\s+[Ss]tud)"
)
_ACRONYM = re.compile(
    r"\b[Tt]he\s+((?=[\w-]{0,24}[A-Z][\w-]{0,24}[A-Z])[A-Z][A-Za-z0-9-]{3,20}(?:\s\d{1,2})?)"
    r"\s+([Tt]rial|[Cc]ohort|[Rr]egistry|[Bb]iobank|[Ss]tudy)\b"
)
_GENERIC = frozenset(
    """
    a an the this that these our we using from in of for on and at to by with
    prospective retrospective observational national nationwide international multicenter multicentre regional local
    population based population-based hospital hospital-based community community-based large longitudinal clinical
    disease patient patients birth cohort registry register biobank heart health study panel data database cancer
    inception historical matched derivation validation discovery replication training test open dynamic single
    background methods results conclusions objective objectives design setting participants aims purpose
    """.split()  # noqa: SIM905
)
_OF_TRIALS = frozenset(("Cochrane", "Trial", "Trials", "Research"))
"""Words of registers in which trials are looked up, and nobody's data."""

_NO_NAMES = frozenset(
    """
    rct mri fmri eeg meg pet dna rna mrna hiv covid covid-19 sars-cov-2 pcr gwas usa smart dti crispr elisa cbct icu
    follow-up cross-over case-control open-label double-blind long-term phase-ii phase-iii
    covid19 llm nlp bert gpt pubmed medline embase cochrane prisma consort strobe grade prospero meta-analysis
    """.split()  # noqa: SIM905
)


def data_of(said: Mapping[Place, str]) -> frozenset[str]:
    """Cohorts, registries and trials that a work names as it speaks of what it did, each by one name."""
    text = "\n".join(said[place] for place in _DRAWN_ON if place in said)
    running = "\n".join(said[place] for place in _DRAWN_ON if place in said and place is not Place.TITLE)
    known = {name for name, form in _known(text, COHORTS) if not _is_instrument(text, form)}
    return frozenset(known or {*_by_pattern(running), *_acronyms(text)}) | frozenset(_acronyms(text))


def benchmarks_of(paper: Paper) -> tuple[str, ...]:
    """Public test sets that a work names in title, abstract, methods or results, sorted.

    Two works that are evaluated on one of them are told of, and stay independent: another team, model and run.
    """
    places = said(paper)
    text = "\n".join(text for place, text in places.items() if place not in (Place.ELSEWHERE, Place.FIELD))
    return tuple(sorted({name for name, _ in _known(text, BENCHMARKS)}))


def _known(text: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The listed names whose words stand in a text, with the form they have there."""
    for name, forms in names.items():
        for form in (name, *forms):
            if form in text and _whole(form).search(text):
                yield name, form


def _is_instrument(text: str, form: str) -> bool:
    """Whether every mention is of a score that bears the name."""
    return all(_SCORE.match(text, match.end()) for match in _whole(form).finditer(text))


@cache
def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-])")


def _by_pattern(text: str) -> Iterator[str]:
    """Names such as "the Harbour Towns Birth Cohort" that are on no list."""
    for match in _NAMED.finditer(text):
        words = re.split(r"\bthe\b", match[1])[-1].split()
        while words and words[0].casefold() in _GENERIC:
            words = words[1:]
        is_of_trials = bool(_OF_TRIALS.intersection(words))
        if not is_of_trials and any(word.casefold() not in _GENERIC for word in words):
            yield " ".join((*words, match[2]))


def _acronyms(text: str) -> Iterator[str]:
    """Names such as "the HARBOUR trial", which others call "the HARBOUR study"."""
    for match in _ACRONYM.finditer(text):
        if match[1].casefold() not in _NO_NAMES:
            kind = match[2].casefold()
            yield f"{match[1]} {'study' if kind == 'trial' else kind}"
