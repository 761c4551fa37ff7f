"""The recorded answers of OpenAlex, Crossref, Semantic Scholar and Unpaywall, unpacked: address, status, body."""

import base64
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml


class Recorded(NamedTuple):
    """One answer: where it was recorded, what was asked for (empty if unknown), its status and its body in bytes."""

    file: str
    url: str
    status: int
    body: bytes


def cassettes(folder: Path) -> Iterator[Recorded]:
    """Every interaction of every cassette, in each of the shapes that they have."""
    for path in sorted([*folder.rglob("*.yml"), *folder.rglob("*.yaml")]):
        content = yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for interaction in content.get("interactions") or content.get("http_interactions"):
            response = interaction["response"]
            yield Recorded(path.name, interaction["request"]["uri"], _status(response), _body(response))


def _status(response: dict[str, Any]) -> int:
    status = response.get("status", response.get("status_code"))
    return int(status.get("code") or status.get("status_code")) if isinstance(status, dict) else int(status)


def _body(response: dict[str, Any]) -> bytes:
    body = response.get("body") or {}
    if "base64_string" in body:
        return base64.b64decode(body["base64_string"])
    text = response["content"] if "content" in response else body.get("string") or b""
    raw = text if isinstance(text, bytes) else text.encode()
    return gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw


def bodies(folder: Path, pattern: str) -> Iterator[Recorded]:
    """Files that are a body each."""
    for path in sorted(folder.rglob(pattern)):
        yield Recorded(path.name, "", 200, path.read_bytes())


def lines(folder: Path, pattern: str) -> Iterator[Recorded]:
    """Files that have a body on every line."""
    for path in sorted(folder.rglob(pattern)):
        for line in path.read_bytes().splitlines():
            if line.strip():
                yield Recorded(path.name, "", 200, line)


def json_in(body: bytes) -> Any:
    """The body as JSON, or None."""
    try:
        return json.loads(body)
    except ValueError:
        return None
