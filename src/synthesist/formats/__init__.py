"""Bibliographic files: RIS, BibTeX, CSV, TSV, JSON and Parquet in; BibTeX, RIS and CSL-JSON out."""

from synthesist.formats.citation_keys import citation_keys
from synthesist.formats.cleaning import clean
from synthesist.formats.fields import Parsed
from synthesist.formats.names import author_of, authors_of
from synthesist.formats.reading import Format, format_of, read_records
from synthesist.formats.writing import write_bibtex, write_csl_json, write_ris

__all__ = [
    "Format",
    "Parsed",
    "author_of",
    "authors_of",
    "citation_keys",
    "clean",
    "format_of",
    "read_records",
    "write_bibtex",
    "write_csl_json",
    "write_ris",
]
