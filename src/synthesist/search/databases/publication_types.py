"""Types of publication in the words of MEDLINE and PubMed Central, and what they say about peer review."""

from collections.abc import Sequence

from synthesist.records import Notice, PeerReview

_JUDGED = frozenset(("journal article", "research-article", "review-article", "brief-report", "case-report"))
_PREPRINTS = frozenset(("preprint",))
_THESES = frozenset(("academic dissertation", "thesis", "dissertation"))
_OTHER_WORDS = """
addresses|announcement|article-commentary|autobiography|bibliography|book-review|comment|congresses|correction
directory|editorial|expression of concern|interview|introduction
introductory journal article|lectures|legal cases|legislation|letter|news|newspaper article|obituary
patient education handout|personal narrative|portrait|published erratum|retraction|retraction notice
retraction of publication
"""
_OTHER = frozenset(_OTHER_WORDS.strip().replace("\n", "|").split("|"))
_RETRACTED = "retracted publication"

_NOTICES = {
    "retractionin": "retraction",
    "partialretractionin": "partial retraction",
    "expressionofconcernin": "concern",
    "erratumin": "erratum",
    "correctedandrepublishedin": "correction",
    "updatein": "update",
}


def judged(types: Sequence[str], field: str) -> tuple[PeerReview, str | None]:
    """Whether others judged a publication of these types, and the field and value that say so.

    A letter that is also called a journal article stays a letter: the narrower type decides.
    """
    by_rank = (
        (_PREPRINTS, PeerReview.PREPRINT),
        (_THESES, PeerReview.THESIS),
        (_OTHER, PeerReview.OTHER),
        (_JUDGED, PeerReview.REVIEWED),
    )
    for named, verdict in by_rank:
        if found := next((kind for kind in types if kind.lower() in named), None):
            return verdict, f"{field}={found}"
    return PeerReview.UNKNOWN, None


def marked(types: Sequence[str], field: str) -> list[Notice]:
    """The notice that a type is, where one says that the publication was retracted."""
    return [Notice(kind="retraction", basis=f"{field}={kind}") for kind in types if kind.lower() == _RETRACTED]


def notice_kind(relation: str) -> str | None:
    """What a link such as "RetractionIn" or "Retraction in" says of the work that has it.

    None where the link says nothing against the work: the other direction ("RetractionOf"), comments, summaries.
    """
    return _NOTICES.get(relation.replace(" ", "").lower())
