"""Kinds of files that are met often and not read: told apart, so that a user learns what to export instead."""

import re

_REFERENCES = "export the references as RIS or BibTeX"
_UNPACK = "unpack it and pass the files in it"
_KINDS = (
    (r"\A%PDF-", "a PDF", "bibliographic files are read here: " + _REFERENCES),
    (r"\APK\x03\x04", "a zip archive or an Office document", "save spreadsheets as CSV, " + _UNPACK + " otherwise"),
    (r"\A(?:\x1f.\x08|\(\ufffd/\ufffd|BZh\d|\ufffd7zXZ)", "a compressed file", _UNPACK),
    (r"\ASQLite format 3", "an SQLite database", "export its records, such as the library of a reference manager"),
    (r"(?i)\A\s*(?:<!doctype html|<html)", "a web page", "it may ask to log in; export again"),
    (r"<(?:PubmedArticle|PubmedBookArticle|MedlineCitation)", "PubMed XML", "export it as NBIB (format PubMed)"),
    (r"<(?:mods:)?mods(?:Collection)?[\s>]", "MODS XML", _REFERENCES),
    (r"officeDocument/\d+/bibliography|\A\s*(?:<\?[^>]*>\s*)?<Sources", "Word's XML of sources", _REFERENCES),
    (r"<zs:searchRetrieveResponse|MARC21/slim|<(?:marc:)?datafield", "MARC XML", _REFERENCES),
    (r"<xml>\s*<records>", "EndNote XML", "export the library as RIS"),
    (r"<CitaviExchangeData", "Citavi XML", _REFERENCES),
    (r"<article[\s>][\s\S]*<(?:front|article-meta)>", "a JATS article, which is a text", _REFERENCES),
    (r"\A\s*<[?!a-zA-Z]", "XML of an unknown kind", _REFERENCES),
    (r"(?m)^--[A-Z][A-Z0-9]-- ", "Biblioscape's tagged text", _REFERENCES),
    (r"(?i)\ARecord.{0,20}INSPEC|(?m:^TI ~ )", "INSPEC's tagged text", _REFERENCES),
    (r"(?m)^TI- \S", "COPAC's tagged text", _REFERENCES),
    (r"(?m)^(?:<\d+>|Score|Accession Number|Unique Identifier)\s*\n[\s\S]*^(?:Title|Source)\s*\n", "Ovid's text",
     "export from Ovid as RIS"),
    (r"(?i)nep\.repec\.org", "a report of RePEc's NEP", "export the papers from IDEAS as RIS or BibTeX"),
    (r"\A\s*(?:(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}/\S+\s*)+\Z", "a list of DOIs without titles",
     "look them up in a reference manager and export them as RIS or BibTeX"),
)  # fmt: skip


def foreign_kind(start: str) -> tuple[str, str] | None:
    """What a file is by its first characters, and what to do; None where it is of no kind that is known."""
    return next(((name, hint) for pattern, name, hint in _KINDS if re.search(pattern, start)), None)
