"""The sentences of a document, with exact places."""

from synthesist.language import spans
from synthesist.records import Document, Sentence

_BREAK = "\n\n"


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a title-and-abstract document, in order; the title is one sentence."""
    title, _, abstract = document.text.partition(_BREAK)
    places = [(0, len(title), "title")]
    offset = len(title) + len(_BREAK)
    places += [(offset + start, offset + end, "abstract") for start, end in spans(abstract)]
    return tuple(
        Sentence(
            document_id=document.document_id,
            work_id=document.work_id,
            ordinal=ordinal,
            start=start,
            end=end,
            section=section,
            text=document.text[start:end],
        )
        for ordinal, (start, end, section) in enumerate(places)
        if end > start
    )
