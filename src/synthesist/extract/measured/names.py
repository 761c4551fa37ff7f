"""Names in one form: of metrics with their known synonyms, of data sets with their versions, of their parts.

Synonyms are those that mean the same computation. SacreBLEU is not BLEU, an adjusted odds ratio is no odds ratio, and
sensitivity is kept apart from recall, whose uses differ.
"""

import re
import unicodedata
from functools import lru_cache

_SYNONYMS = {
    "f1": "f1|f 1|f score|f1 score|f measure|f1 measure|fscore|f1s|f value score",
    "accuracy": "accuracy|acc|acc.|accuracies|accuracy score|accuracy rate",
    "precision": "precision|prec|prec.|precision score",
    "recall": "recall|rec|rec.|recall score",
    "exact match": "exact match|em|exact match score",
    "auc": "auc|auroc|auc roc|roc auc|area under the curve|area under the roc curve|area under the receiver"
    " operating characteristic curve",
    "odds ratio": "odds ratio|or|ors|odds ratios|crude or|crude odds ratio|unadjusted or|unadjusted odds ratio",
    "adjusted odds ratio": "adjusted odds ratio|aor|adjusted or|adjusted odds ratios",
    "hazard ratio": "hazard ratio|hr|hrs|hazard ratios|crude hr|unadjusted hr",
    "adjusted hazard ratio": "adjusted hazard ratio|ahr|adjusted hr",
    "risk ratio": "risk ratio|relative risk|rr|rrs|risk ratios|relative risks",
    "adjusted risk ratio": "adjusted risk ratio|arr|adjusted rr|adjusted relative risk",
    "rate ratio": "rate ratio|irr|incidence rate ratio|rate ratios|incidence rate ratios",
    "standardised mean difference": "standardised mean difference|standardized mean difference|smd",
    "mean difference": "mean difference|md|mean differences",
    "word error rate": "word error rate|wer",
    "character error rate": "character error rate|cer",
    "mean average precision": "mean average precision|map",
    "mean reciprocal rank": "mean reciprocal rank|mrr",
    "kappa": "kappa|κ|cohen's kappa|cohen’s kappa",
    "spearman": "spearman|rho|ρ|spearman's rho|spearman correlation|spearman's ρ",
    "pearson": "pearson|pearson's r|pearson r|pearson correlation",
    "r2": "r2|r²|r^2|r squared",
    "root mean squared error": "rmse|root mean squared error|root mean square error",
    "mean absolute error": "mae|mean absolute error",
    "coefficient": "coefficient|coefficients|coef|coef.|coeff|coeff.|β|beta|regression coefficient|regression"
    " coefficients",
    "mean": "mean|means|average|avg|avg.",
    "median": "median|medians",
    "percentage": "percentage|percentages|percent|proportion|proportions|n %|no. %|n (%)|no. (%)",
    "perplexity": "perplexity|ppl",
}
_BY_NAME = {name: metric for metric, names in _SYNONYMS.items() for name in names.split("|")}
_SPLITS = {
    "development": "dev|development|validation|val|valid|dev set",
    "test": "test|held out|heldout|test set",
    "training": "train|training|training set",
}
_SPLIT_BY_NAME = {name: split for split, names in _SPLITS.items() for name in names.split("|")}
_DASHES = re.compile(r"[-‐‑‒–—_/]+")
_ARTICLE = re.compile(r"^(?:the|a|an|our)\s")
_TAIL = re.compile(r"\s(?:data ?sets?|corpus|corpora|benchmark|set|task)$")
_VERSION = re.compile(r"(?<=[a-z])\s?v?(?P<version>\d+(?:\.\d+)+)$|\sv(?P<short>\d+)$")


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """A name without case, hyphens, articles and marks."""
    text = unicodedata.normalize("NFC", name).casefold().replace("’", "'")
    text = re.sub(r"[*†‡§¶]", "", _DASHES.sub(" ", text))
    return _ARTICLE.sub("", re.sub(r"\s+", " ", text).strip(" .,:;()"))


def metric_name(name: str) -> str:
    """A metric by the first of its synonyms; others in plain form."""
    text = plain(name)
    bare = re.sub(r"\s(?:scores?|values?)$", "", text)
    return _BY_NAME.get(text) or _BY_NAME.get(bare) or _BY_NAME.get(bare.removesuffix("s"), bare)


def split_name(name: str) -> str:
    """A part of a data set: validation is development, held out is test."""
    text = re.sub(r"\s(?:set|split|part|data)$", "", plain(name))
    return _SPLIT_BY_NAME.get(text, text)


def data_set_name(name: str) -> tuple[str, str]:
    """A data set or population and its version, which is empty where none is told: "SQuAD v1.1" is squad, 1.1."""
    text = _TAIL.sub("", plain(name))
    found = _VERSION.search(text)
    if not found:
        return text, ""
    return text[: found.start()].strip(), found["version"] or found["short"]
