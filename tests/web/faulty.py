"""A server on this machine that answers as it is told, wrongly in all the ways that real ones know."""

import gzip
import socket
import socketserver
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answer = Callable[[socket.socket], None]

_PHRASES = {200: "OK", 301: "Moved", 304: "Not Modified", 429: "Too Many Requests", 503: "Service Unavailable"}


@dataclass(frozen=True)
class Received:
    """A request as it came in."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Faulty:
    """The server: `answers` by path, given one after the other, the last again and again."""

    port: int = 0
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    under_way: int = 0
    most_under_way: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def endpoint(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self.port}"

    def tell(self, path: str, *answers: Answer) -> str:
        """Set what is answered for a path, and say its address."""
        self.answers[path] = list(answers)
        return f"{self.endpoint}{path}"

    def handle(self, connection: socket.socket) -> None:
        """Answer requests until the client goes."""
        connection.settimeout(5)
        while request := _read(connection):
            path = request.target.partition("?")[0]
            with self.lock:
                self.received.append(request)
                self.under_way += 1
                self.most_under_way = max(self.most_under_way, self.under_way)
                told = self.answers.get(path) or [status(404)]
                answer = told.pop(0) if len(told) > 1 else told[0]
            try:
                answer(connection)
            finally:
                with self.lock:
                    self.under_way -= 1


@contextmanager
def faulty() -> Iterator[Faulty]:
    """Serve on a free port until the end."""
    state = Faulty()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):  # the client may go when it will
                state.handle(self.request)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        state.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield state
        finally:
            server.shutdown()
            thread.join()


def status(code: int = 200, body: bytes = b"{}", **headers: str) -> Answer:
    """An answer as it should be; `retry_after="1"` becomes the header Retry-After."""
    lines = {"Content-Type": "application/json", "Content-Length": str(len(body))}
    lines.update({name.replace("_", "-").title(): value for name, value in headers.items()})
    return raw(_head(code, lines) + body)


def raw(content: bytes) -> Answer:
    """Bytes as they are."""
    return lambda connection: connection.sendall(content)


def after(seconds: float, answer: Answer) -> Answer:
    """An answer that takes its time."""

    def slow(connection: socket.socket) -> None:
        time.sleep(seconds)
        answer(connection)

    return slow


def reset(connection: socket.socket) -> None:
    """Break the connection off with a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def dripping(count: int, pause: float, *, from_head: bool = False) -> Answer:
    """A byte at a time, of the body or of the head already."""

    def drip(connection: socket.socket) -> None:
        head = b"HTTP/1.1 200 OK\r\n" if from_head else _head(200, {"Content-Length": str(count)})
        connection.sendall(head)
        for _ in range(count):
            time.sleep(pause)
            connection.sendall(b"x")

    return drip


def truncated(promised: int, body: bytes) -> Answer:
    """Fewer bytes than were promised."""

    def cut(connection: socket.socket) -> None:
        connection.sendall(_head(200, {"Content-Length": str(promised)}) + body)
        connection.shutdown(socket.SHUT_RDWR)

    return cut


def bomb(size: int) -> Answer:
    """Zeros that are small on the wire."""
    return status(200, gzip.compress(b"\0" * size), content_encoding="gzip")


def silent(connection: socket.socket) -> None:
    """No answer at all until the client goes."""
    connection.recv(1)


def _head(code: int, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {code} {_PHRASES.get(code, 'Other')}", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _read(connection: socket.socket) -> Received | None:
    buffer = b""
    while b"\r\n\r\n" not in buffer:
        part = connection.recv(65536)
        if not part:
            return None
        buffer += part
    head, _, body = buffer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = _headers(lines)
    while len(body) < int(headers.get("content-length", "0")):
        body += connection.recv(65536)
    method, target, _ = first.split(" ", 2)
    return Received(method, target, headers, body)


def _headers(lines: Sequence[str]) -> dict[str, str]:
    pairs = (line.partition(": ") for line in lines)
    return {name.lower(): value for name, _, value in pairs}
