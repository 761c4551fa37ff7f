"""What the fields of each reference format are to a record; among fields of one role the first listed wins."""

from synthesist.formats.fields import Layout, Role, roles_of
from synthesist.formats.latex_fields import decoded_field, latex_authors, refined_entry
from synthesist.formats.refining import decoded_nbib, names_by_line, refined_isi, refined_nbib, refined_ris

RIS = Layout(
    roles_of(
        {
            Role.TITLE: "TI T1 CT ST",
            Role.ABSTRACT: "AB N2",
            Role.AUTHORS: "AU A1",
            Role.YEAR: "PY Y1 DA",
            Role.VENUE: "JF T2 BT JO J1 J2 JA",
            Role.KIND: "TY",
            Role.LANGUAGE: "LA",
            Role.RETRACTED: "N1:RETRACTED",
            Role.URL: "UR",
            Role.PDF_URL: "L1",
            Role.DOI: "DO",
            Role.PMID: "N1:PMID",
            Role.PMCID: "N1:PMCID",
            Role.ARXIV: "N1:ARXIV",
            Role.ACL: "N1:ACL",
            Role.NOTE: "C2 L2 L3 LK M3 N1",
        }
    ),
    refine=refined_ris,
    authors=names_by_line,
)
"""RIS tags (Research Information Systems' format and its dialects)."""

BIBTEX = Layout(
    roles_of(
        {
            Role.TITLE: "title",
            Role.ABSTRACT: "abstract",
            Role.AUTHORS: "author",
            Role.YEAR: "year date",
            Role.VENUE: "journal journaltitle booktitle school institution series",
            Role.KIND: "entrytype",
            Role.LANGUAGE: "language langid",
            Role.RETRACTED: "retracted",
            Role.URL: "url",
            Role.PDF_URL: "pdf",
            Role.DOI: "doi",
            Role.PMID: "pmid",
            Role.PMCID: "pmcid",
            Role.ARXIV: "eprint arxivid",
            Role.ACL: "acl",
            Role.NOTE: "note howpublished",
        }
    ),
    fold=str.lower,
    refine=refined_entry,
    decode=decoded_field,
    authors=latex_authors,
)
"""BibTeX and biblatex fields; `entrytype` stands for the word after the `@`."""

NBIB = Layout(
    roles_of(
        {
            Role.TITLE: "TI BTI TT",
            Role.ABSTRACT: "AB OAB",
            Role.AUTHORS: "FAU AU",
            Role.YEAR: "DP",
            Role.VENUE: "JT TA",
            Role.KIND: "PT",
            Role.LANGUAGE: "LA",
            Role.RETRACTED: "retracted",
            Role.ID: "PMID",
            Role.PMCID: "PMC",
            Role.DOI: "LID AID",
        }
    ),
    fold=str,
    id_scheme="pmid",
    refine=refined_nbib,
    decode=decoded_nbib,
    authors=names_by_line,
)
"""Tags of MEDLINE, as PubMed's help lists them."""

ISI = Layout(
    roles_of(
        {
            Role.TITLE: "TI",
            Role.ABSTRACT: "AB",
            Role.AUTHORS: "AF AU",
            Role.YEAR: "PY",
            Role.VENUE: "SO",
            Role.KIND: "DT PT",
            Role.LANGUAGE: "LA",
            Role.RETRACTED: "retracted",
            Role.DOI: "DI",
            Role.PMID: "PM",
        }
    ),
    fold=str,
    refine=refined_isi,
    authors=names_by_line,
)
"""Tags of Web of Science."""

REFER = Layout(
    roles_of(
        {
            Role.TITLE: "%T",
            Role.ABSTRACT: "%X",
            Role.AUTHORS: "%A",
            Role.YEAR: "%D %8",
            Role.VENUE: "%J %B",
            Role.KIND: "%0",
            Role.LANGUAGE: "%G",
            Role.URL: "%U",
            Role.PDF_URL: "%>",
            Role.DOI: "%R",
            Role.NOTE: "%O %Z",
        }
    ),
    fold=str,
    authors=names_by_line,
)
"""Tags of refer, with those that EndNote added."""

CSL = Layout(
    roles_of(
        {
            Role.TITLE: "title",
            Role.ABSTRACT: "abstract",
            Role.AUTHORS: "author",
            Role.YEAR: "issued",
            Role.VENUE: "container-title",
            Role.KIND: "type",
            Role.LANGUAGE: "language",
            Role.RETRACTED: "synthesist:is_retracted",
            Role.URL: "URL",
            Role.PDF_URL: "synthesist:pdf_url",
            Role.ID: "id",
            Role.DOI: "DOI synthesist:doi",
            Role.PMID: "PMID synthesist:pmid",
            Role.PMCID: "PMCID synthesist:pmcid",
            Role.ARXIV: "synthesist:arxiv",
            Role.ACL: "synthesist:acl",
            Role.TEXT_KIND: "synthesist:text_kind",
            Role.NOTE: "note",
            Role.EXTRA: "synthesist:extra",
        }
    ),
    fold=str,
)
"""Variables of CSL-JSON; names behind a colon stand in the object `synthesist` in `custom`."""
