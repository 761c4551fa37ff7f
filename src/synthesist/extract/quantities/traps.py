"""Figures that report nothing: years, dates, versions, labels of figures, citations, identifiers, levels of tests."""

import re

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_PRINTED = (
    r"fig(?:ure)?s?\b\.?|tab(?:le)?s?\b\.?|sect?(?:ion)?s?\b\.?|§+|eq(?:uation|n)?s?\b\.?|chapters?|ch\.|appendix"
    r"|appendices|refs?\b\.?|lemmas?|theorems?|corollary|propositions?|definitions?|examples?|algorithms?|versions?"
    r"|ver\.|releases?|vol\b\.?|volumes?|nos?\.|nr\b\.?|article|protocol|schedule|supplement(?:ary)?(?:\s\w+)?"
)
_COUNTED_OFF = (
    r"references?|experiments?|steps?|lines?|pages?|pp?\.|issues?|grades?|phases?|stages?|types?|levels?|class(?:es)?"
    r"|groups?|days?|weeks?|months?|years?|visits?|waves?|rounds?|questions?|items?|hypothes[ie]s|(?:sub)?tasks?"
    r"|tracks?"
    r"|chromosomes?|exons?|layers?|rooms?|box(?:es)?|panels?|clusters?|top|seeds?|factors?|parts?|category|quarters?"
    r"|sessions?|models?|stud(?:y|ies)|sites?|(?:foot)?notes?|aims?|objectives?|scenarios?|zones?|arms?|cohorts?"
    r"|batch(?:es)?|runs?|trials?|subsets?|omega|vitamin|ward"
)
_NUMERAL = r"[A-Z]?\d+(?:\.\d+)*[a-z]?"
_ORDINAL = r"\d{1,3}[a-z]?(?![\d.,·]*\d)"
_LISTED = r"(?:(?:\s?[,–-]\s?|\s(?:and|to|or)\s){})*"
_SOFTWARE = (
    r"SPSS|SAS|STATA|MATLAB|R|CUDA|NLTK|GPT|ICD|DSM|CC\sBY(?:-[A-Z]+)*|GPL|HTTP|RAM|SQuAD|MARC|NIST|WMT"
    r"|BLAST|ImageJ|QGIS"
)
_UNLESS_MEASURED = r"(?![\d.,·]*\d)(?!\s?(?:%|±|per\s?cent|[-–]\s?\d+\s?%))"

_TRAPS = (
    r"https?://\S+|\bwww\.\S+|\bdoi:?\s?\S+|\b10\.\d{4,9}/\S+|\S+@\S+\.\w+",
    r"(?<!CI\s)(?<!CI)(?<!interval\s)(?<!IQR\s)\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]",
    (
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s\d{{4}}\b)?|{_MONTH}\s\d{{1,2}}(?:st|nd|rd"
        rf"|th)?\b(?:,?\s\d{{4}})?|{_MONTH}\s\d{{4}}\b"
    ),
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?",
    r"\b\d+(?:st|nd|rd|th)\b(?:-\w+)?",
    rf"(?i:\b(?:{_PRINTED}))\s?{_NUMERAL}{_LISTED.format(_NUMERAL)}{_UNLESS_MEASURED}(?:/\d+)?",
    rf"(?i:\b(?:{_COUNTED_OFF}))[\s-]{_ORDINAL}{_LISTED.format(_ORDINAL)}{_UNLESS_MEASURED}",
    rf"\b(?:{_SOFTWARE})[\s-]v?\d+(?:\.\d+)*{_UNLESS_MEASURED}",
    r"\bv\.?\s?\d+(?:\.\d+)+",
    r"\b\d+\.\d+\.\d+(?:\.\d+)*\b",
    r"\b\d{2}(?:\.\d)?\s?%\s?(?=(?:CIs?\b|C\.I\.|confidence|credible|CrIs?\b|uncertainty|prediction))",
    (
        r"(?i:\b(?:at|of|with)\s(?:the|an?)?\s?\d+(?:\.\d+)?\s?%\s(?:significance\s)?level\b|\b(?:alpha|α)\s?(?:=|of"
        r"|level of|was|at)\s?\d*\.\d+)"
    ),
    r"(?i:significance\s(?:level|threshold)?\s?(?:was\s|set\s|at\s|of\s){1,3}(?:p\s?[<=≤]\s?)?0?\.\d+)",
    r"\b\d+(?:\.\d+)?(?:\s?:\s?\d+(?:\.\d+)?)+\b",
    r"(?i:\b(?:\d+|[a-z]+)[- ]fold\s(?:cross|CV\b|stratified))",
    (
        r"(?i:\b(?:once|twice|(?:\w+|\d+)\stimes)\s(?:daily|weekly|monthly|yearly|annually|an?\s\w+|per\s\w+"
        r"|each\s\w+|every\s\w+))"
    ),
    r"\b\d+(?:\.\d+)?[bB]\s(?=(?:model|one|LLM|variant|version|checkpoint|param\w*[- ]model)s?\b)",
    r"\b\d+-(?!fold\b|point)[A-Za-z][\w-]*",
)
_YEAR = re.compile(
    r"(?<![\d.,·$€£-])(?:1[5-9]|20)\d\d(?:s\b|(?:\s?[–/-]\s?)(?:(?:1[5-9]|20)?\d\d)\b)?(?![\d,.·]*\d)"
    r"(?!\s?(?:%|±|[µμmkn]?[gmLl]\b|ms\b|s\b|words\b|tokens\b|sentences\b))"
)
_DATING = re.compile(
    r"(?:in|since|until|by|from|to|and|of|before|after|during|between|through|early|late|mid|year|[(,;–-])\s?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s(?:[a-z]+\s){0,2}[a-z]+s\b")
_VERSION = re.compile(r"\b(?P<name>[A-Z][\w+-]*[a-z][\w+-]*)\s\d{1,2}(?:\.\d{1,2}){1,2}" + _UNLESS_MEASURED)
_PLAIN = re.compile(
    r"(?i:mean|median|average|score|index|ratio|rate|adjusted|unadjusted|pooled|overall|total|about|only|from|to"
    r"|by|of|at)"
)
_PATTERNS = tuple(re.compile(pattern) for pattern in _TRAPS)


def masked(sentence: str, is_metric: "re.Pattern[str]", unit: "re.Pattern[str]") -> str:
    """The sentence with each trap blanked by as many null characters, so that places stay.

    Args:
        is_metric: matches names of metrics, which a number may follow without being a version.
        unit: matches units; a number with one is no version.
    """
    for pattern in _PATTERNS:
        sentence = pattern.sub(_blank, sentence)
    sentence = _YEAR.sub(lambda found: _blank(found) if _is_year(found) else found[0], sentence)
    return _VERSION.sub(lambda found: _blank(found) if _is_version(found, is_metric, unit) else found[0], sentence)


def _blank(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def _is_year(found: re.Match[str]) -> bool:
    """A figure like a year is none where it counts things and no preposition of time stands before it."""
    text = found.string
    is_dated = found.start() == 0 or bool(_DATING.search(text, 0, found.start()))
    return is_dated or not _COUNTED.match(text, found.end())


def _is_version(found: re.Match[str], is_metric: "re.Pattern[str]", unit: "re.Pattern[str]") -> bool:
    name = found["name"]
    return not (is_metric.fullmatch(name) or _PLAIN.fullmatch(name) or unit.match(found.string, found.end()))
