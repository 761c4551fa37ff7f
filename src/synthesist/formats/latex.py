r"""LaTeX in BibTeX fields: accents, symbols and braces as characters.

Own tables rather than a general converter, which drops what it does not know: `p \textless 0.05`
must not become `p 0.05`. Unknown commands therefore stay as they are.
"""

import re
import unicodedata

from synthesist.formats.latex_symbols import SYMBOLS

_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
    "r": "\u030a",
}  # fmt: skip
_LETTER_NAMES = "ss ae AE o O l L aa AA oe OE dh DH th TH dj DJ ng NG i j"
_LETTERS = frozenset(_LETTER_NAMES.split())
_FONT_NAMES = """
textbf textit texttt textrm textsc textsf textsl textup textmd textnormal text emph underline mbox hbox
ensuremath url path bf it em sc sf sl tt rm bfseries itshape ttfamily small textsubscript textsuperscript
relax noopsort
"""
_FONTS = frozenset(_FONT_NAMES.split())
_MATH = r"\$(?P<math>\S|\S[^$]*[^\s$\\])\$(?!\d)"
_TOKEN = re.compile(
    r"\\(?P<escaped>[%&$#_{}])"
    r"|(?P<line>\\\\|\\[ \n\t/,;-]|\\@)"
    rf"|{_MATH}"
    r"|(?P<power>(?<=\d)\\textsuperscript\s*\{(?=[-\u2212\u2013+]?\d))"
    r"|\\(?P<mark>[`'^~\"=.]|[uvHcdbkr](?![A-Za-z]))\s*(?:\{\s*(?:\\?(?P<dotless>[ij])|(?P<braced>[A-Za-z])?)\s*\}"
    r"|\\(?P<bare_dotless>[ij])(?![A-Za-z])\s?|(?P<bare>[A-Za-z]))"
    r"|\\(?P<command>[A-Za-z]+)(?P<gap>\{\}|[ \t\n]*)"
    r"|(?P<dash>---?)|(?P<quotes>``|'')|(?P<blank>~)|(?P<brace>[{}])"
)
_PUNCTUATION = {"--": "\u2013", "---": "\u2014", "``": "\u201c", "''": "\u201d"}


def decoded(text: str) -> str:
    """The text with LaTeX read: accents composed, symbols and escapes resolved, braces gone.

    Formulas keep their dollars unless they consist of characters alone; unknown commands stay.
    """
    if not re.search(r"[\\{}$~]|--|``|''", text):
        return text
    return unicodedata.normalize("NFC", _TOKEN.sub(_character, text))


def _character(token: re.Match[str]) -> str:
    if token["escaped"]:
        return token["escaped"]
    if token["mark"]:
        return _accented(token)
    if token["command"]:
        return _command(token)
    if token["math"]:
        return _formula(token)
    return _plain(token)


def _accented(token: re.Match[str]) -> str:
    letter = token["dotless"] or token["bare_dotless"] or token["braced"] or token["bare"]
    return letter + _MARKS[token["mark"]] if letter else token["mark"]


def _command(token: re.Match[str]) -> str:
    name, gap = token["command"], token["gap"]
    if name in _FONTS:
        return ""
    if name not in SYMBOLS:
        return token[0] + " " * token.string.startswith("{", token.end())
    # LaTeX eats the blank after every command, but few who write `p \\textless 0.05` know.
    return SYMBOLS[name] + " " * (gap.isspace() and name not in _LETTERS)


def _formula(token: re.Match[str]) -> str:
    content = re.sub(r"\\([A-Za-z]+)\s*", lambda found: SYMBOLS.get(found[1], found[0]), token["math"])
    return token[0] if re.search(r"[\\{}^_]", content) else content


def _plain(token: re.Match[str]) -> str:
    if token["power"]:
        return "^"
    if token["line"]:
        return "" if token["line"] in ("\\/", "\\-", "\\@") else " "
    if token["blank"]:
        return " "
    return _PUNCTUATION.get(token[0], "")


_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}~^<>|&%$#_]|-(?=-)|`(?=`)|'(?=')")


def escaped(text: str) -> str:
    """The text so that LaTeX, and `decoded`, read it back as it is; other characters stay Unicode."""
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], found[0] + "{}"), text)
