"""Words of a stored text changed, with all that hangs on them: record, document, sentences, claims, evidence, ids."""

import unicodedata
from collections.abc import Mapping, Sequence

from benchmarks.planting.stored import Row, Stored, loaded, put
from synthesist.records.ids import canonical_json, claim_id, document_id, sha256

READER = "abstract/"

_APART = "\n\n"


def document_of(stored: Stored, work: str) -> Row | None:
    """The title and abstract of a work, where its words may be changed: one record, one text, an abstract."""
    found = stored.rows("documents", work_id=work)
    members = stored.rows("work_records", work_id=work)
    if len(found) != 1 or len(members) != 1 or not found[0]["reader"].startswith(READER):
        return None
    record, text = stored.record(work), found[0]["text"]
    parts = [unicodedata.normalize("NFC", part or "").strip() for part in (record["title"], record["abstract"])]
    is_whole = all(parts) and "\r" not in text and _APART.join(parts) == text and _APART not in parts[0]
    return found[0] if is_whole else None


def sentences_of(stored: Stored, document: str) -> list[Row]:
    """The sentences of a document in order."""
    return sorted(stored.rows("sentences", document_id=document), key=lambda row: row["ordinal"])


def words(stored: Stored, row: Row) -> str:
    """What stands at a row's span."""
    text: str = stored.one("documents", document_id=row["document_id"])["text"]
    return text[row["start"] : row["end"]]


def sentence_at(stored: Stored, row: Row) -> Row | None:
    """The sentence that a claim, or a piece of evidence, is."""
    spans = {key: row[key] for key in ("document_id", "start", "end")}
    return next(iter(stored.rows("sentences", **spans)), None)


def retext(stored: Stored, work: str, changed: Mapping[int, Sequence[str]], added: Sequence[str] = ()) -> str:
    """Change sentences of a work's title and abstract; the program's own reading of them is to be told anew after.

    Args:
        changed: by ordinal what stands in place of a sentence: several are sentences of their own, and a claim or a
            piece of evidence that was the old one is the one with its words, else the last of them.
        added: sentences behind the last one.

    Returns:
        The id of the text as it is now.

    Raises:
        LookupError: the text of this work may not be changed.
    """
    document = document_of(stored, work)
    if document is None:
        raise LookupError(f"the text of {work} may not be changed")
    text, rows, moved = _written(document["text"], sentences_of(stored, document["document_id"]), changed, added)
    return _stamp(stored, work, document, text, rows, moved)


def overwrite(stored: Stored, work: str, title: str, pieces: Sequence[str], main: int) -> str:
    """Give a work another title and abstract; its first shown claim, and what it says on others, is one sentence now.

    Its other claims are gone. What speaks on other claims is to be judged anew after.

    Args:
        pieces: the sentences of the abstract; `main` is the place of the one that is the claim.
    """
    document = document_of(stored, work)
    if document is None:
        raise LookupError(f"the text of {work} may not be changed")
    own = sorted(stored.rows("claims", work_id=work), key=lambda row: (-row["is_shown"], row["claim_id"]))
    for row in own[1:]:
        for table in ("verdicts", "evidence", "anatomies", "claims"):
            stored.drop(table, claim_id=row["claim_id"])
    for claim in {row["claim_id"] for row in stored.rows("evidence", work_id=work)}:
        for row in stored.rows("evidence", work_id=work, claim_id=claim)[1:]:
            stored.drop("evidence", **{key: row[key] for key in ("claim_id", "document_id", "start")})
    template = sentences_of(stored, document["document_id"])
    first = {**template[0], "start": 0, "end": len(title), "ordinal": 0}
    text, told, _ = _written(title + _APART, [first], {}, ())
    for ordinal, piece in enumerate(pieces, start=1):
        start = len(text) + (ordinal > 1)
        text += f"{' ' if ordinal > 1 else ''}{piece}"
        told.append({**template[-1], "start": start, "end": start + len(piece), "ordinal": ordinal})
    now = (told[main + 1]["start"], told[main + 1]["end"])
    return _stamp(stored, work, document, text, told, {(row["start"], row["end"]): now for row in template})


def _stamp(
    stored: Stored,
    work: str,
    document: Row,
    text: str,
    rows: Sequence[Row],
    moved: Mapping[tuple[int, int], tuple[int, int]],
) -> str:
    """Store a text with its sentences, and give everything the ids that follow from it."""
    title, _, abstract = text.partition(_APART)
    stored.put_record(work, title=title, abstract=abstract)
    old, original = document["document_id"], sha256(canonical_json([title, abstract]))
    document |= {"text": text, "sha256": sha256(text), "original_sha256": original}
    document["document_id"] = document_id(work, original, document["reader"])
    stored.drop("sentences", document_id=old)
    for row in rows:
        stored.add("sentences", row)
    names = _move(stored, old, document, moved)
    for name in names:
        stored.drop("anatomies", claim_id=name)
    stored.drop("results", document_id=old)
    stored.rename({**names, old: document["document_id"]})
    return str(document["document_id"])


def _written(
    text: str, rows: Sequence[Row], changed: Mapping[int, Sequence[str]], added: Sequence[str]
) -> tuple[str, list[Row], dict[tuple[int, int], tuple[int, int]]]:
    """The new text, its sentences, and where each old one is now."""
    made, told, moved, at = "", list[Row](), dict[tuple[int, int], tuple[int, int]](), 0
    for row in rows:
        made += text[at : row["start"]]
        own = text[row["start"] : row["end"]]
        pieces = changed.get(row["ordinal"], [own])
        for number, piece in enumerate(pieces):
            made += " " if number else ""
            told.append({**row, "start": len(made), "end": len(made) + len(piece)})
            made += piece
        now = told[-len(pieces) :][pieces.index(own) if own in pieces else -1]
        moved[row["start"], row["end"]] = (now["start"], now["end"])
        at = row["end"]
    made += text[at:]
    for piece in added:
        told.append({**rows[-1], "start": len(made) + 1, "end": len(made) + 1 + len(piece)})
        made += f" {piece}"
    return made, [{**row, "ordinal": ordinal} for ordinal, row in enumerate(told)], moved


def _move(stored: Stored, old: str, document: Row, moved: Mapping[tuple[int, int], tuple[int, int]]) -> dict[str, str]:
    """Put claims and evidence where their words are now; new ids of claims by their old ones."""
    names = {}
    for table in ("claims", "evidence"):
        for row in stored.rows(table, document_id=old):
            row["start"], row["end"] = moved[row["start"], row["end"]]
            row["text"] = document["text"][row["start"] : row["end"]]
    for row in stored.rows("claims", document_id=old):
        names[row["claim_id"]] = claim_id(document["document_id"], document["sha256"], row["start"], row["end"])
        put(row, [cue for cue in loaded(row, "cues") if cue.casefold() in row["text"].casefold()], "cues")
    for row in stored.rows("decisions"):
        quote = loaded(row, "quote") if row["quote"] else {}
        if quote.get("document_id") == old and (quote["start"], quote["end"]) in moved:
            start, end = moved[quote["start"], quote["end"]]
            put(row, {**quote, "start": start, "end": end}, "quote")
    return names
