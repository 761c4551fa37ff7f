"""Where sentences begin and end. syntok finds them; its offsets are checked against the text."""

from collections.abc import Iterator


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a running text, without blanks around it.

    The parts of a sentence that semicolons hold together stay together.
    """
    start: int | None = None
    for first, end in _segments(text):
        start = first if start is None else start
        if text[end - 1] != ";":
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _segments(text: str) -> Iterator[tuple[int, int]]:
    from syntok import segmenter
    from syntok.tokenizer import Tokenizer

    tokenizer = Tokenizer(emit_hyphen_or_underscore_sep=True, replace_not_contraction=False)
    for sentence in segmenter.split(iter(tokenizer.tokenize(text))):
        tokens = list(sentence)
        if tokens:
            start, end = tokens[0].offset, tokens[-1].offset + len(tokens[-1].value)
            yield start, start + len(text[start:end].rstrip())
