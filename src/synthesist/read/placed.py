"""The sentences of a full text as records: each with the heading above it, and its page."""

from synthesist.records import BlockKind, Document, Reading, Section, SectionRole, Sentence


def sentences_in(document: Document, reading: Reading) -> tuple[Sentence, ...]:
    """The sentences of a document that was read from a file, in the order of its text."""
    from synthesist.read.sentences import sentences_of

    return tuple(
        Sentence(
            document_id=document.document_id,
            work_id=document.work_id,
            ordinal=ordinal,
            start=span.start,
            end=span.end,
            section=_told(reading.sections[span.section], reading.blocks[span.block].kind),
            part=reading.sections[span.section].role,
            kind=reading.blocks[span.block].kind,
            page=span.page,
            box=span.box,
            text=document.text[span.start : span.end],
        )
        for ordinal, span in enumerate(sentences_of(reading))
    )


def _told(section: Section, kind: BlockKind) -> str:
    """The heading as a reader of a quote wants it; "title" and "abstract" as in documents of abstracts."""
    if kind is BlockKind.TITLE:
        return "title"
    if section.role is SectionRole.ABSTRACT and not section.number:
        return "abstract"
    return f"{section.number} {section.title}".strip()
