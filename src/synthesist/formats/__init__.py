"""Bibliographic files: nine formats in; BibTeX, RIS, CSL-JSON, CSV and JSON Lines out."""

from synthesist.formats.bibtex_out import write_bibtex
from synthesist.formats.citation_keys import citation_keys
from synthesist.formats.cleaning import clean
from synthesist.formats.csl_out import write_csl_json
from synthesist.formats.csv_out import write_csv
from synthesist.formats.exports import ExportFormat, export_format_of, write_records
from synthesist.formats.fields import Parsed
from synthesist.formats.names import author_of, authors_of
from synthesist.formats.reading import Format, format_of, read_records
from synthesist.formats.ris_out import write_ris

__all__ = [
    "ExportFormat",
    "Format",
    "Parsed",
    "author_of",
    "authors_of",
    "citation_keys",
    "clean",
    "export_format_of",
    "format_of",
    "read_records",
    "write_bibtex",
    "write_csl_json",
    "write_csv",
    "write_records",
    "write_ris",
]
