"""Bodies of recorded answers, out of the ways in which they were packed."""

import base64
import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Body = tuple[str, str]
"""What was asked for, as far as the recording says, and the text that was answered."""

_SUFFIXES = {".json", ".xml", ".yml", ".yaml"}


def bodies(folder: Path) -> Iterator[Body]:
    """Bodies with status 200 of all recordings below a folder, in the order of their paths."""
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES):
        if path.suffix in {".yml", ".yaml"}:
            yield from _cassette(path)
        else:
            yield from _file(path)


def _cassette(path: Path) -> Iterator[Body]:
    import yaml

    text = path.read_text(encoding="utf-8", errors="replace")
    held = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for interaction in held.get("http_interactions") or held.get("interactions") or ():
        response = interaction["response"]
        if _status(response) == "200":
            yield str(interaction["request"].get("uri") or interaction["request"].get("url")), _text(response)


def _status(response: Mapping[str, Any]) -> str:
    status = response.get("status", response.get("status_code"))
    return str(status.get("code", status.get("status_code")) if isinstance(status, dict) else status)


def _text(response: Mapping[str, Any]) -> str:
    """A body that is text, bytes, compressed bytes, or bytes in base64, whatever its header says."""
    if "content" in response:
        return _decoded(response["content"])
    body = response["body"]
    if "base64_string" in body:
        return _decoded(base64.b64decode(body["base64_string"]))
    if body.get("encoding") == "ASCII-8BIT" and not str(body["string"]).lstrip().startswith(("{", "[")):
        return _decoded(base64.b64decode(body["string"]))
    return _decoded(body.get("string") or "")


def _decoded(body: str | bytes) -> str:
    if isinstance(body, str):
        return body
    plain = gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body
    return plain.decode("utf-8", "replace")


def _file(path: Path) -> Iterator[Body]:
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".json" and path.parent.name == "arxiv":
        kept = json.loads(text)
        text = kept["body"] if kept["status_code"] == 200 else ""
    yield path.name, text
