"""The invented works in the form of each service."""

from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from benchmarks.replay.recorded import Row, Rows
from benchmarks.replay.works import Invented, invented_works

_VENUE = "Journal of Invented Results"
_ISSN = "2999-0001"


def invented_rows() -> Rows:
    """Twelve rows for each service; four of the works are the same everywhere, but for a spelling here and there."""
    return {service: tuple(form(work) for work in invented_works(service)) for service, form in _FORMS.items()}


def _names(work: Invented) -> list[str]:
    return [f"{given} {family}" for given, family in work.authors]


def _openalex(work: Invented) -> Row:
    index: dict[str, list[int]] = {}
    for at, word in enumerate(work.abstract.split()):
        index.setdefault(word, []).append(at)
    identifier = f"https://openalex.org/W{work.number}"
    landing = f"https://doi.org/{work.doi}"
    location = {
        "is_oa": True,
        "landing_page_url": landing,
        "pdf_url": f"https://papers.example/{work.key}.pdf",
        "source": {"display_name": _VENUE, "issn": [_ISSN], "type": "journal"},
        "license": "cc-by",
        "version": "publishedVersion",
    }
    return {
        "id": identifier,
        "doi": landing,
        "ids": {"openalex": identifier, "doi": landing},
        "title": work.title,
        "display_name": work.title,
        "publication_year": work.year,
        "publication_date": f"{work.year}-03-01",
        "language": "en",
        "type": "article",
        "is_retracted": work.is_retracted,
        "authorships": [
            {"author": {"id": None, "display_name": name, "orcid": None}, "author_position": "first"}
            for name in _names(work)
        ],
        "primary_location": location,
        "best_oa_location": location,
        "locations": [location],
        "open_access": {"is_oa": True, "oa_status": "gold", "oa_url": landing},
        "cited_by_count": 3,
        "referenced_works": [],
        "abstract_inverted_index": index or None,
    }


def _crossref(work: Invented) -> Row:
    notice = {"type": "retraction", "DOI": f"{work.doi}.notice", "source": "retraction-watch", "record-id": 1}
    return {
        "DOI": work.doi,
        "URL": f"https://doi.org/{work.doi}",
        "prefix": "10.5555",
        "member": "1",
        "type": "journal-article",
        "title": [work.title],
        "container-title": [_VENUE],
        "ISSN": [_ISSN],
        "publisher": "Invented Press",
        "language": "en",
        "author": [{"given": given, "family": family, "sequence": "first"} for given, family in work.authors],
        "issued": {"date-parts": [[work.year, 3, 1]]},
        "is-referenced-by-count": 3,
        "references-count": 0,
        **({"abstract": f"<jats:p>{escape(work.abstract)}</jats:p>"} if work.abstract else {}),
        **({"updated-by": [notice]} if work.is_retracted else {}),
    }


def _arxiv(work: Invented) -> Row:
    identifier = f"{work.year % 100}03.{work.number % 100000:05d}v1"
    authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in _names(work))
    comment = "<arxiv:comment>This paper has been withdrawn by the authors</arxiv:comment>" if work.is_retracted else ""
    return (
        '<entry xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">'
        f"<id>http://arxiv.org/abs/{identifier}</id><title>{escape(work.title)}</title>"
        f"<updated>{work.year}-03-02T00:00:00Z</updated><published>{work.year}-03-01T00:00:00Z</published>"
        f'<link href="https://arxiv.org/abs/{identifier}" rel="alternate" type="text/html"/>'
        f'<link href="https://arxiv.org/pdf/{identifier}" rel="related" type="application/pdf" title="pdf"/>'
        f"<summary>{escape(work.abstract)}</summary>{comment}"
        f'<category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/>'
        f'<arxiv:primary_category term="cs.CV"/><arxiv:doi>{work.doi}</arxiv:doi>{authors}</entry>'
    )


def _europepmc(work: Invented) -> Row:
    kinds = ["Journal Article", *(["Retracted Publication"] if work.is_retracted else [])]
    return {
        "id": str(work.number),
        "source": "MED",
        "pmid": str(work.number),
        "doi": work.doi,
        "title": f"{work.title}.",
        "authorString": ", ".join(f"{family} {given[0]}" for given, family in work.authors) + ".",
        "authorList": {
            "author": [
                {"fullName": f"{family} {given[0]}", "firstName": given, "lastName": family, "initials": given[0]}
                for given, family in work.authors
            ]
        },
        "journalInfo": {"yearOfPublication": work.year, "journal": {"title": _VENUE, "issn": _ISSN}},
        "pubYear": str(work.year),
        "firstPublicationDate": f"{work.year}-03-01",
        **({"abstractText": f"<h4>Findings</h4>{escape(work.abstract)}"} if work.abstract else {}),
        "language": "eng",
        "pubTypeList": {"pubType": kinds},
        "isOpenAccess": "N",
        "citedByCount": 3,
    }


def _pubmed(work: Invented) -> Row:
    authors = "".join(
        f'<Author ValidYN="Y"><LastName>{escape(family)}</LastName><ForeName>{escape(given)}</ForeName></Author>'
        for given, family in work.authors
    )
    abstract = f"<Abstract><AbstractText>{escape(work.abstract)}</AbstractText></Abstract>" if work.abstract else ""
    retracted = "<PublicationType>Retracted Publication</PublicationType>" if work.is_retracted else ""
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{work.number}</PMID>'
        f"<Article><Journal><ISSN>{_ISSN}</ISSN><JournalIssue><PubDate><Year>{work.year}</Year><Month>Mar</Month>"
        f"</PubDate></JournalIssue><Title>{_VENUE}</Title></Journal>"
        f"<ArticleTitle>{escape(work.title)}.</ArticleTitle>{abstract}"
        f'<AuthorList CompleteYN="Y">{authors}</AuthorList><Language>eng</Language>'
        f"<PublicationTypeList><PublicationType>Journal Article</PublicationType>{retracted}</PublicationTypeList>"
        f'</Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">{work.number}</ArticleId>'
        f'<ArticleId IdType="doi">{work.doi}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>'
    )


def _paper(work: Invented) -> Row:
    return {
        "paperId": work.hash,
        "corpusId": work.number,
        "externalIds": {"DOI": work.doi.upper(), "CorpusId": work.number},
        "url": f"https://www.semanticscholar.org/paper/{work.hash}",
        "title": work.title,
        "abstract": work.abstract or None,
        "venue": _VENUE,
        "publicationVenue": None,
        "year": work.year,
        "publicationDate": f"{work.year}-03-01",
        "publicationTypes": ["JournalArticle"],
        "authors": [{"authorId": None, "name": name} for name in _names(work)],
        "citationCount": 3,
        "openAccessPdf": None,
    }


def _datacite(work: Invented) -> Row:
    return {
        "id": work.doi,
        "type": "dois",
        "attributes": {
            "doi": work.doi,
            "identifiers": [],
            "creators": [
                {"name": f"{family}, {given}", "nameType": "Personal", "givenName": given, "familyName": family}
                for given, family in work.authors
            ],
            "titles": [{"title": work.title}],
            "publisher": "Invented Press",
            "container": {},
            "publicationYear": work.year,
            "dates": [{"date": f"{work.year}-03-01", "dateType": "Issued"}],
            "language": "en",
            "types": {"resourceTypeGeneral": "JournalArticle"},
            "relatedIdentifiers": [],
            "rightsList": [],
            "descriptions": [{"description": work.abstract, "descriptionType": "Abstract"}] if work.abstract else [],
            "url": f"https://papers.example/{work.key}",
        },
        "relationships": {},
    }


def _article(work: Invented) -> Row:
    return {
        "id": work.hash[:32],
        "created_date": f"{work.year}-03-02T00:00:00Z",
        "last_updated": f"{work.year}-03-02T00:00:00Z",
        "bibjson": {
            "identifier": [{"type": "doi", "id": work.doi}, {"type": "eissn", "id": _ISSN}],
            "title": work.title,
            "abstract": work.abstract,
            "author": [{"name": name} for name in _names(work)],
            "journal": {"title": _VENUE, "issns": [_ISSN], "language": ["EN"]},
            "year": str(work.year),
            "month": "3",
            "link": [{"type": "fulltext", "url": f"https://papers.example/{work.key}"}],
        },
    }


def _unpaywall(work: Invented) -> Row:
    location = {
        "url": f"https://papers.example/{work.key}.pdf",
        "url_for_pdf": f"https://papers.example/{work.key}.pdf",
        "url_for_landing_page": f"https://doi.org/{work.doi}",
        "host_type": "publisher",
        "license": "cc-by",
        "version": "publishedVersion",
        "evidence": "open (via page says license)",
    }
    return {
        "doi": work.doi,
        "doi_url": f"https://doi.org/{work.doi}",
        "title": work.title,
        "is_oa": True,
        "oa_status": "hybrid",
        "best_oa_location": location,
        "oa_locations": [location],
        "year": work.year,
    }


_FORMS: Mapping[str, Callable[[Invented], Row]] = {
    "openalex": _openalex,
    "crossref": _crossref,
    "arxiv": _arxiv,
    "europepmc": _europepmc,
    "pubmed": _pubmed,
    "semanticscholar": _paper,
    "datacite": _datacite,
    "doaj": _article,
    "unpaywall": _unpaywall,
}
