"""How the tool puts things: sentences that know which facts they state, and text from outside made harmless.

A sentence is a template. A field that names a fact is replaced by its value and noted in `Line.facts`;
`{included:work/works}` adds the noun in the right number. What comes from outside is passed by keyword,
never as a template.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter

from synthesist.records import Concept
from synthesist.report.model import Line, Paragraph, Span

Fact = int | float | str

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_DIGIT = re.compile(r"\d")
_ENUMERATION = re.compile(r",|\b(?:and|or)\b")


def visible(text: str) -> str:
    """Text on one line, with each character that would turn or hide other text shown as U+FFFD."""
    return " ".join(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text).split())


def isolated(text: str) -> str:
    """Text as it is; walled off where it holds characters that could turn the text around it."""
    return f"\u2068{text}\u2069" if _TURNING.search(text) else text


def quoted(text: str) -> str:
    """Words of a document, as they are, in the quotation marks that only quotes stand in."""
    return isolated(f"“{text}”")


def joined(words: Iterable[str], conjunction: str = "and") -> str:
    """An enumeration: "a", "a and b", "a, b and c"."""
    *front, last = words
    return f"{', '.join(front)} {conjunction} {last}" if front else last


def label(concept: Concept) -> str:
    """The concept's name; the question's own words where the name lost their capitals, or holds a digit."""
    has_lost = concept.phrase.lower() == concept.name and concept.phrase[1:] != concept.name[1:]
    return visible(concept.phrase if has_lost or _DIGIT.search(concept.name) else concept.name)


def listed(concepts: Iterable[Concept], conjunction: str = "and") -> str:
    """Names of concepts as an enumeration."""
    return joined((_kept_together(label(concept)) for concept in concepts), conjunction)


def _kept_together(name: str) -> str:
    """A name that is itself an enumeration, in quotation marks so that it can stand in another."""
    return f"‘{name}’" if _ENUMERATION.search(name) else name


def capitalised(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Prose:
    """Writes lines over a set of facts."""

    facts: Mapping[str, Fact]

    def line(self, template: str, *, spans: tuple[Span, ...] = (), **words: str) -> Line:
        """A sentence.

        Raises:
            KeyError: a field names neither a fact nor a word.
        """
        text, stated = "", []
        for literal, field, spec, _ in Formatter().parse(template):
            text += literal
            if field in words:
                text += words[field]
            elif field is not None:
                text += _with_noun(self.facts[field], spec or "")
                stated.append(field)
        if self._names_number(words):
            stated.append("question")
        return Line(text=text, spans=spans, facts=tuple(dict.fromkeys(stated)))

    def paragraph(self, *lines: Line | None) -> Paragraph:
        """Sentences that belong together; a sentence that does not apply is None."""
        return Paragraph(lines=tuple(line for line in lines if line is not None))

    def knows(self, fact: str) -> bool:
        """Whether a fact is at hand."""
        return fact in self.facts

    def __getitem__(self, fact: str) -> Fact:
        return self.facts[fact]

    def _names_number(self, words: Mapping[str, str]) -> bool:
        # A number outside quotes and markers can only come with a concept's label, and so from the question.
        plain = (word for word in words.values() if not word.lstrip("\u2068").startswith(("“", "[")))
        return any(_DIGIT.search(word) for word in plain)


def _with_noun(value: Fact, spec: str) -> str:
    if not spec:
        return str(value)
    singular, _, plural = spec.partition("/")
    return f"{value} {singular if value == 1 else plural}"
