"""The server: every service on one port of this machine, each below its name, and a log of what was asked."""

import json
import socket
import struct
import sys
import time
import traceback
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from benchmarks.replay.answer import Answer, Asked, Pairs, as_json, as_text
from benchmarks.replay.faults import CONNECTION, MOVED, Case, Fault, garbled
from benchmarks.replay.plan import FaultPlan
from benchmarks.replay.recorded import Rows
from benchmarks.replay.services import SERVING
from benchmarks.replay.shelf import TWISTS, Shelf, Twist

HOST = "127.0.0.1"
_CONTROL = "_control"
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Logged:
    """A request as it came.

    Attributes:
        target: path and query string as sent, percent-encoded.
        params: of the query string and of a form.
        status: that was sent; 0 where none was.
        fault: kind of the fault that it met; empty for none.
        at: seconds since the server started.
    """

    service: str
    method: str
    target: str
    params: Pairs
    headers: Pairs = field(repr=False)
    body: str
    status: int
    fault: str
    at: float

    def header(self, name: str) -> str:
        """The first header of a name, whatever its case; empty where there is none."""
        return next((value for own, value in self.headers if own.lower() == name.lower()), "")


class ReplayServer(ThreadingHTTPServer):
    """Answers from rows.

    Attributes:
        latency: seconds before each answer.
        plan: faults that are to come.
        failures: what went wrong in the server itself; a test that sees one is worth nothing.
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, rows: Rows, *, latency: float = 0, match: bool = False, port: int = 0) -> None:
        self.shelves = {name: Shelf(name, rows.get(name, ()), match=match) for name in SERVING}
        self.latency = latency
        self.plan = FaultPlan()
        self.failures: list[str] = []
        self.is_closing = Event()
        self.started = time.monotonic()
        self._log: list[Logged] = []
        self._lock = Lock()
        super().__init__((HOST, port), _Handler)

    @property
    def port(self) -> int:
        """The port, chosen by the system unless it was given."""
        return int(self.server_address[1])

    @property
    def environment(self) -> dict[str, str]:
        """Variables that point the program at this server."""
        return {f"SYNTHESIST_ENDPOINT_{name.upper()}": f"http://{HOST}:{self.port}/{name}" for name in SERVING}

    @property
    def requests(self) -> tuple[Logged, ...]:
        """All requests so far, in the order in which they were answered."""
        with self._lock:
            return tuple(self._log)

    def requests_to(self, service: str) -> tuple[Logged, ...]:
        """Those to one service."""
        return tuple(one for one in self.requests if one.service == service)

    def log(self, one: Logged) -> None:
        """Keep a request."""
        with self._lock:
            self._log.append(one)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that left is no failure."""
        if not isinstance(sys.exception(), ConnectionError):
            self.failures.append(traceback.format_exc())


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: ReplayServer

    def do_GET(self) -> None:
        """Answer."""
        self._handle(b"")

    def do_POST(self) -> None:
        """Answer a form or JSON."""
        self._handle(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the parent's
        """Nothing on the terminal."""

    def _handle(self, body: bytes) -> None:
        service, _, path = urlsplit(self.path).path.lstrip("/").partition("/")
        asked = self._asked(unquote(path).strip("/"), body)
        if service == _CONTROL:
            self._send(self._controlled(asked))
        elif service not in SERVING:
            self._send(as_text("Not a service.", 404))
        else:
            self._serve(service, asked, body)

    def _asked(self, path: str, body: bytes) -> Asked:
        text = body.decode("utf-8", "replace")
        is_json = "json" in (self.headers.get("Content-Type") or "")
        form = [] if is_json else parse_qsl(text, keep_blank_values=True)
        pairs = parse_qsl(urlsplit(self.path).query, keep_blank_values=True)
        held = json.loads(text) if is_json and text else None
        return Asked(self.command, path, (*pairs, *form), tuple(self.headers.items()), held)

    def _serve(self, service: str, asked: Asked, body: bytes) -> None:
        fault = None if asked.param(MOVED) else self.server.plan.next(service)
        twist = Twist(fault.kind) if fault and fault.kind in TWISTS else None
        time.sleep(self.server.latency)
        if fault and twist is None:
            self.server.plan.met(service)
        is_silent = fault is not None and fault.kind in {"reset", "hang"}
        answer = self._answer(service, asked, fault, twist, is_silent=is_silent)
        if twist and twist.is_used:
            self.server.plan.met(service)
        told = "" if fault is None or (twist and not twist.is_used) else fault.kind
        self._note(service, asked, body, 0 if is_silent else answer.status, told)
        self._send_badly(answer, fault) if fault and fault.kind in CONNECTION else self._send(answer)

    def _answer(
        self, service: str, asked: Asked, fault: Fault | None, twist: Twist | None, *, is_silent: bool
    ) -> Answer:
        """What a service keeps between requests moves on only where it answers in truth."""
        if is_silent or (fault and fault.kind.startswith(("4", "5", "redirect"))):
            answer = Answer(200, b"")
        else:
            answer = SERVING[service](asked, self.server.shelves[service], twist)
        return garbled(Case(fault, service, asked, answer)) if fault else answer

    def _note(self, service: str, asked: Asked, body: bytes, status: int, fault: str) -> None:
        text, at = body.decode("utf-8", "replace"), time.monotonic() - self.server.started
        headers = tuple(self.headers.items())
        self.server.log(
            Logged(service, self.command, self.path, asked.params, headers, text, status, fault, round(at, 4))
        )

    def _controlled(self, asked: Asked) -> Answer:
        """GET the log; POST `{"faults": {service: {"kind": …, "times": …}}, "latency": seconds}`."""
        if asked.method == "GET":
            return as_json([asdict(one) for one in self.server.requests])
        held: Mapping[str, Any] = asked.json or {}
        if "faults" in held:
            self.server.plan.put({name: Fault(**fault) for name, fault in held["faults"].items()})
        self.server.latency = held.get("latency", self.server.latency)
        return as_json({"latency": self.server.latency})

    def _send(self, answer: Answer) -> None:
        self._head(answer)
        for at in range(0, len(answer.body), _CHUNK):
            self.wfile.write(answer.body[at : at + _CHUNK])

    def _head(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in (("Content-Type", answer.content_type), *answer.headers):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()

    def _send_badly(self, answer: Answer, fault: Fault) -> None:
        self.close_connection = True
        if fault.kind == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        elif fault.kind == "hang":
            self.server.is_closing.wait()
        elif fault.kind == "truncated":
            self._head(answer)
            self.wfile.write(answer.body[: len(answer.body) // 2])
        else:
            self._drip(answer, fault.seconds)

    def _drip(self, answer: Answer, seconds: float) -> None:
        self._head(answer)
        for at in range(len(answer.body)):
            self.wfile.write(answer.body[at : at + 1])
            if self.server.is_closing.wait(seconds):
                return
