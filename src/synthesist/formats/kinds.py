"""Types of publication: what each is called in RIS, BibTeX and CSL, and by whom else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of publication.

    Attributes:
        venue_field: the BibTeX field that holds what it appeared in; "" where the type has none.
    """

    ris: str
    bibtex: str
    csl: str
    venue_field: str


ARTICLE = Kind("JOUR", "article", "article-journal", "journal")
_OTHER = Kind("GEN", "misc", "article", "")
_SPELLINGS = {
    ARTICLE: "article jour journalarticle articlejournal journal magazinearticle mgzn ejour",
    Kind("CPAPER", "inproceedings", "paper-conference", "booktitle"): (
        "inproceedings conference cpaper conf conferencepaper paperconference proceedingsarticle"
    ),
    Kind("CHAP", "incollection", "chapter", "booktitle"): "incollection inbook chap chapter booksection bookchapter",
    Kind("BOOK", "book", "book", "series"): "book edbook monograph booklet proceedings",
    Kind("THES", "phdthesis", "thesis", "school"): "phdthesis mastersthesis thesis thes dissertation",
    Kind("RPRT", "techreport", "report", "institution"): "techreport report rprt",
    Kind("UNPB", "unpublished", "manuscript", ""): "unpublished unpb manuscript",
    _OTHER: "misc gen generic online webpage elec preprint postedcontent dataset data",
}
_KINDS = {spelling: kind for kind, spellings in _SPELLINGS.items() for spelling in spellings.split()}


def kind_of(stated: str | None, venue: str | None) -> Kind:
    """The type for what a source calls it; an unknown one counts as an article where there is a venue."""
    return _KINDS.get(_squeezed(stated or ""), ARTICLE if venue else _OTHER)


def is_known(stated: str) -> bool:
    """Whether a source's word for a type is one of those listed here."""
    return _squeezed(stated) in _KINDS


def _squeezed(stated: str) -> str:
    return "".join(character for character in stated.lower() if character.isalnum())
