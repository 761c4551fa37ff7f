"""How an answer goes wrong: what a service says in place of it, or makes of it."""

import gzip
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from email.utils import formatdate
from urllib.parse import quote, urlencode

from benchmarks.replay.answer import Answer, Asked, as_json, as_text, as_xml
from benchmarks.replay.shelf import TWISTS

_HOSTILE = {
    "redirect-private": "http://10.0.0.1/",
    "redirect-metadata": "http://169.254.169.254/latest/meta-data/",
    "redirect-other": "http://other.example/",
    "redirect-file": "file:///etc/hostname",
}
MOVED = "_moved"
"""Parameter of an address to which a harmless redirect leads, on the same host and port."""


@dataclass(frozen=True, slots=True)
class Fault:
    """How a service fails.

    Attributes:
        kind: one of `KINDS`.
        times: requests that it concerns; None for all. Lies about pages count only where they were told.
        after: requests that are answered rightly before it begins.
        seconds: of Retry-After, or between two bytes of a drip.
        size: bytes of a body that is over the limit, its compression undone.
    """

    kind: str
    times: int | None = None
    after: int = 0
    seconds: float = 1
    size: int = 64_000_000

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind} is no fault; there are {', '.join(KINDS)}")


def parse_fault(text: str) -> Fault:
    """A fault as on the command line: `KIND` for always, or `KIND:TIMES`."""
    kind, _, times = text.partition(":")
    return Fault(kind, None if times in {"", "always"} else int(times))


@dataclass(frozen=True, slots=True)
class Case:
    """An answer that is about to go wrong, with what it answers."""

    fault: Fault
    service: str
    asked: Asked
    answer: Answer


def garbled(case: Case) -> Answer:
    """What is sent in place of an answer; what breaks connections is left to the sender."""
    change = _CHANGES.get(case.fault.kind)
    return change(case) if change else case.answer


def _limited(case: Case) -> Answer:
    seconds = case.fault.seconds
    told = {
        "429": (("Retry-After", f"{seconds:g}"),),
        "429-date": (("Retry-After", formatdate(time.time() + seconds, usegmt=True)),),
    }
    said = "Too Many Requests. Please wait and try again or apply for a key for higher rate limits."
    held = {"message": said, "code": "429"}
    body = as_text("Rate exceeded.", 429) if case.service == "arxiv" else as_json(held, 429)
    return replace(body, headers=told.get(case.fault.kind, ()))


def _internal() -> Answer:
    said = {"name": "class java.lang.IllegalStateException", "description": "replayed failure", "stack": ["a", "b"]}
    return as_json({"status": "error", "message-type": "exception", "message": said}, 500)


def _gateway(status: int, words: str) -> Answer:
    page = f"<html><body><h1>{status} {words}</h1>\nThe server didn't respond in time.\n</body></html>\n"
    return Answer(status, page.encode(), "text/html")


def _html() -> Answer:
    page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Please sign in.<br></body></html>"
    return Answer(200, page.encode(), "text/html; charset=utf-8")


def _cut(case: Case) -> Answer:
    return replace(case.answer, body=case.answer.body[: len(case.answer.body) * 2 // 3])


def _latin(case: Case) -> Answer:
    return replace(case.answer, body=case.answer.body.decode().encode("latin-1", "replace"))


def _oversized(case: Case) -> Answer:
    body = case.answer.body
    return replace(case.answer, body=body + b" " * max(0, case.fault.size - len(body)))


def _bomb(case: Case) -> Answer:
    large = _oversized(case)
    return replace(large, body=gzip.compress(large.body, 6), headers=(*large.headers, ("Content-Encoding", "gzip")))


def _error_inside(case: Case) -> Answer:
    if case.service in {"pubmed", "arxiv"}:
        return as_xml("<eEfetchResult><ERROR>Search Backend failed: replayed failure</ERROR></eEfetchResult>")
    return as_json({"error": "replayed failure", "message": "The search backend did not answer."})


def _to(address: str) -> Answer:
    return Answer(302, b"", "text/plain", (("Location", address),))


def _here(case: Case, *more: tuple[str, str]) -> Answer:
    return _to(f"/{case.service}/{quote(case.asked.path)}?{urlencode([*case.asked.params, *more])}")


def _moved(case: Case) -> Answer:
    return _here(case, (MOVED, "1"))


def _always(answer: Answer) -> Callable[[Case], Answer]:
    return lambda _: answer


_CHANGES: Mapping[str, Callable[[Case], Answer]] = {
    **dict.fromkeys(("429", "429-date", "429-bare"), _limited),
    "500": _always(_internal()),
    "502": _always(_gateway(502, "Bad Gateway")),
    "503": _always(_gateway(503, "Service Unavailable")),
    "504": _always(_gateway(504, "Gateway Time-out")),
    "html": _always(_html()),
    "invalid": _cut,
    "wrong-encoding": _latin,
    "oversized": _oversized,
    "bomb": _bomb,
    "error-in-200": _error_inside,
    "redirect-moved": _moved,
    "redirect-loop": _here,
    **{kind: _always(_to(address)) for kind, address in _HOSTILE.items()},
}

CONNECTION = ("reset", "drip", "truncated", "hang")
"""Faults of the connection: it breaks, sends a byte now and then, ends early, or says nothing at all."""

KINDS = (*_CHANGES, *CONNECTION, *TWISTS)
"""All faults, by name."""
