"""What a query string finds among toy documents: a small parser for each dialect, written apart from the translators.

The parsers refuse what a service might read otherwise: AND beside OR without brackets, a character with a meaning of
its own inside a word, an open quote. Services that compare stems are played by the number of a phrase's last word.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from synthesist.search.queries.number import forms

Finds = Callable[["Doc"], bool]
Term = Callable[[str, str], Finds]


@dataclass(frozen=True)
class Doc:
    """A toy record."""

    title: str
    abstract: str
    year: int = 2018
    kind: str = "JournalArticle"
    keywords: str = ""


class Unreadable(Exception):
    """A service might refuse the query or read it in another way."""


def words(text: str) -> list[str]:
    """Letters, digits and marks in runs, folded."""
    composed = unicodedata.normalize("NFC", text)
    kept = [one if one.isalnum() or unicodedata.category(one)[0] == "M" else " " for one in composed]
    return unicodedata.normalize("NFC", "".join(kept).casefold()).split()


def occurs(phrase: str, text: str, *, stems: bool = False) -> bool:
    """Whether a phrase stands in a text word by word."""
    found = words(text)
    for form in forms(phrase) if stems else (phrase,):
        wanted = words(form)
        if wanted and any(found[at : at + len(wanted)] == wanted for at in range(len(found))):
            return True
    return False


LEXER = re.compile(
    r'\s*(?:(?P<quoted>"[^"]*")|(?P<range>\[[^\]]+ TO [^\]]+\])|(?P<tag>\[[a-z]+\])|'
    r'(?P<bracket>[()])|(?P<colon>:)|(?P<word>[^\s()"\[\]:]+))'
)


class Parser:
    """Alternatives and conjunctions in brackets, fields before a colon, tags behind a term."""

    def __init__(self, text: str, term: Term, conjunction: str = "AND", alternative: str = "OR") -> None:
        self.tokens = self.read(text)
        self.at = 0
        self.term, self.operators = term, (conjunction, alternative)

    @staticmethod
    def read(text: str) -> list[tuple[str, str]]:
        """The tokens, with their kinds."""
        found, at = [], 0
        while at < len(text.rstrip()):
            token = LEXER.match(text, at)
            if token is None:
                raise Unreadable(text[at:])
            found.append((token.lastgroup or "", token[token.lastgroup or 0]))
            at = token.end()
        return found

    def parse(self) -> Finds:
        """What the whole text finds."""
        finds = self.series("")
        if self.at != len(self.tokens):
            raise Unreadable(f"left over: {self.tokens[self.at :]}")
        return finds

    def peek(self, ahead: int = 0) -> tuple[str, str]:
        """A token ahead."""
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else ("", "")

    def take(self) -> tuple[str, str]:
        """The next token."""
        token = self.peek()
        self.at += 1
        return token

    def series(self, field: str) -> Finds:
        """Operands joined by one operator."""
        parts, joints = [self.operand(field)], set()
        while self.peek()[1] in self.operators and self.peek()[0] == "word":
            joints.add(self.take()[1])
            parts.append(self.operand(field))
        if len(joints) > 1:
            raise Unreadable("AND beside OR without brackets")
        every = joints == {self.operators[0]}
        return lambda doc: (all if every else any)(part(doc) for part in parts)

    def operand(self, field: str) -> Finds:
        """A term, a field with what stands in it, or a bracket."""
        kind, text = self.take()
        if (kind, text) == ("bracket", "("):
            inner = self.series(field)
            if self.take() != ("bracket", ")"):
                raise Unreadable("a bracket is open")
            return inner
        if kind == "word" and self.peek()[0] == "colon":
            self.take()
            if text.isdigit():  # PubMed's range of years
                return self.finish(f"{text}:{self.take()[1]}", field)
            return self.operand(text)
        if kind not in {"quoted", "word", "range"}:
            raise Unreadable(f"{kind} {text}")
        if kind == "word" and not field and text.upper() in {"AND", "OR", "NOT", "ANDNOT", "TO", "NEAR"}:
            raise Unreadable(f"an operator for a word: {text}")
        if kind != "range" and re.search(r"[*?~^\\{}!|+&/<>=;,]" if kind == "quoted" else r"[^\w.]", plain(text)):
            raise Unreadable(f"not escaped: {text}")
        return self.finish(text.strip('"'), field)

    def finish(self, text: str, field: str) -> Finds:
        """A term with the tag behind it, if any."""
        if self.peek()[0] == "tag":
            field = self.take()[1]
        return self.term(text, field)


def plain(text: str) -> str:
    """A text without marks, which the check of a word's characters knows nothing of."""
    return "".join(one for one in text if unicodedata.category(one)[0] != "M" and not one.isalnum())


def within(text: str, year: int) -> bool:
    """Whether a year lies in a range such as "[2015 TO *]"; of dates the year counts."""
    first, last = (None if end == "*" else int(end[:4]) for end in text.strip("[]").split(" TO "))
    return (first is None or first <= year) and (last is None or year <= last)


def openalex(query: str) -> Finds:
    """The value of `filter`, parted at commas."""
    search, *dates = query.split(",")
    prefix = "title_and_abstract.search:"
    if not search.startswith(prefix) or "|" in query:
        raise Unreadable(query)

    def term(text: str, field: str) -> Finds:
        return lambda doc: occurs(text, doc.title, stems=True) or occurs(text, doc.abstract, stems=True)

    finds = Parser(search.removeprefix(prefix), term).parse()
    limits = dict(date.split(":") for date in dates)
    first = int(limits.pop("from_publication_date", "0000-01-01")[:4])
    last = int(limits.pop("to_publication_date", "9999-12-31")[:4])
    if limits:
        raise Unreadable(str(limits))
    return lambda doc: finds(doc) and first <= doc.year <= last


def crossref(query: str) -> Finds:
    """Any word in the title."""
    text, _, limits = query.partition(" | filter=")
    given = dict(limit.split(":") for limit in limits.split(",")) if limits else {}
    first, last = int(given.get("from-pub-date", 0)), int(given.get("until-pub-date", 9999))
    return lambda doc: bool(set(words(text)) & set(words(doc.title))) and first <= doc.year <= last


def arxiv(query: str) -> Finds:
    """Words of a phrase in any order in one field."""

    def term(text: str, field: str) -> Finds:
        if field == "submittedDate":
            return lambda doc: within(text, doc.year)
        part = {"ti": "title", "abs": "abstract"}[field]
        *lead, last = text.split()
        return lambda doc: (
            set(words(" ".join(lead))) <= set(words(getattr(doc, part)))
            and occurs(last, getattr(doc, part), stems=True)
        )

    return Parser(query, term).parse()


def europepmc(query: str) -> Finds:
    """Title or abstract."""

    def term(text: str, field: str) -> Finds:
        if field == "PUB_YEAR":
            return lambda doc: within(text, doc.year)
        if field != "TITLE_ABS":
            raise Unreadable(field)
        return lambda doc: occurs(text, doc.title) or occurs(text, doc.abstract)

    return Parser(query, term).parse()


def pubmed(query: str) -> Finds:
    """Title, abstract or authors' keywords."""

    def term(text: str, field: str) -> Finds:
        if field == "[dp]":
            return lambda doc: within(text.replace(":", " TO "), doc.year)
        if field != "[tiab]":
            raise Unreadable(field)
        return lambda doc: any(occurs(text, part) for part in (doc.title, doc.abstract, doc.keywords))

    return Parser(query, term).parse()


def semanticscholar(query: str) -> Finds:
    """Bulk search."""
    text, _, limits = query.partition(" | year=")
    first, _, last = limits.partition("-")

    def term(text: str, field: str) -> Finds:
        if "-" in text:
            raise Unreadable("a hyphen negates")
        return lambda doc: occurs(text, doc.title, stems=True) or occurs(text, doc.abstract, stems=True)

    finds = Parser(text, term, "+", "|").parse()
    return lambda doc: finds(doc) and int(first or 0) <= doc.year <= int(last or 9999)


def lucene(title: str, abstract: str, year: str) -> Callable[[str], Finds]:
    """A parser for DataCite's and DOAJ's notation."""

    def term(text: str, field: str) -> Finds:
        if field == year:
            return lambda doc: within(text, doc.year)
        if field == "types.resourceTypeGeneral":
            return lambda doc: doc.kind == text
        part = {title: "title", abstract: "abstract"}[field]
        return lambda doc: occurs(text, getattr(doc, part))

    return lambda query: Parser(query, term).parse()


EVALUATORS: dict[str, Callable[[str], Finds]] = {
    "openalex": openalex,
    "crossref": crossref,
    "arxiv": arxiv,
    "europepmc": europepmc,
    "pubmed": pubmed,
    "semanticscholar": semanticscholar,
    "datacite": lucene("titles.title", "descriptions.description", "publicationYear"),
    "doaj": lucene("bibjson.title", "bibjson.abstract", "bibjson.year"),
}
