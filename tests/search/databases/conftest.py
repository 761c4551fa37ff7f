"""A path to real answers, and answers as the client hands them over."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synthesist.web.message import Request, Response


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A path in the folder of real material; the test is skipped where it is absent."""
    root = Path(os.environ.get("SYNTHESIST_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))

    def path(name: str) -> Path:
        if not (root / name).exists():
            pytest.skip(f"{root / name} is missing")
        return root / name

    return path


@pytest.fixture(scope="session")
def answered() -> Callable[..., Response]:
    """Makes the answer to a request: a body of bytes, or something to be written as JSON."""

    def answer(body: Any, *, status: int = 200, request: Request | None = None) -> Response:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return Response(
            request=request or Request(service="test", url="https://service.example/works"),
            status=status,
            headers=(),
            body=content,
            at="2026-01-02T03:04:05Z",
            sha256=hashlib.sha256(content).hexdigest(),
        )

    return answer
