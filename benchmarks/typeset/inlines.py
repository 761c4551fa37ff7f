"""Pieces of running text: how each is typeset, and which words it should be read as."""

from dataclasses import dataclass, field

Kind = str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph.

    Attributes:
        code: typst code of an expression that gives content.
        text: what it reads as; blanks at its ends count.
        is_free: whether a reader may give anything for it, such as a formula with indices.
        mark: figures set as a superscript behind the text, such as the number of a note.
        note: text of the footnote that stands at the foot of the page.
    """

    code: str
    text: str
    is_free: bool = False
    mark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some text as a reader should give them.

    Attributes:
        words: in order, without those that may read as anything.
        marked: words with the mark behind them, as some readers give them, by what they may also be read as.
        free: pieces of text that may read as anything.
    """

    words: tuple[str, ...]
    marked: dict[str, str] = field(default_factory=dict)
    free: tuple[str, ...] = ()


def quoted(text: str) -> str:
    """A string of typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def plain(text: str) -> Piece:
    """Text that reads as it stands."""
    return Piece(quoted(text), text)


def code_of(pieces: tuple[Piece, ...]) -> str:
    """Arguments of a typst function that joins them."""
    return ", ".join(piece.code for piece in pieces)


def words_of(pieces: tuple[Piece, ...]) -> Words:
    """Words between blanks, those apart that touch something free."""
    words: list[str] = []
    marked: dict[str, str] = {}
    free: list[str] = []
    for token in _tokens(pieces):
        text = "".join(piece.text for piece in token)
        mark = "".join(piece.mark for piece in token)
        if any(piece.is_free for piece in token):
            free.append(text)
            continue
        words.append(text)
        if mark:
            marked.update(_with_marks(token, text))
            free.append(mark)
    return Words(tuple(words), marked, tuple(free))


def _with_marks(token: list[Piece], text: str) -> dict[str, str]:
    """A marked word as it may be read: the mark where it stands, in brackets, or raised."""
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    readings: dict[str, str] = {}
    for shape in ("{}", "[{}]", "^{}"):
        readings["".join(piece.text + (shape.format(piece.mark) if piece.mark else "") for piece in token)] = text
    readings["".join(piece.text + piece.mark.translate(raised) for piece in token)] = text
    return readings


def _tokens(pieces: tuple[Piece, ...]) -> list[list[Piece]]:
    """Pieces cut at blanks; what no blank parts is one token."""
    tokens: list[list[Piece]] = [[]]
    for piece in pieces:
        if not piece.text:
            tokens[-1].append(piece)
            continue
        for at, part in enumerate(piece.text.replace("\n", " ").split(" ")):
            if at:
                tokens.append([])
            if part:
                tokens[-1].append(Piece("", part, piece.is_free))
        if piece.mark:
            tokens[-1].append(Piece("", "", mark=piece.mark))
    return [token for token in tokens if any(piece.text or piece.mark for piece in token)]
