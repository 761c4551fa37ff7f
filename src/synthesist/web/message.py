"""A request to a service and its answer, apart from who sends it."""

from dataclasses import dataclass, field

from synthesist.records.ids import short_hash

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a service.

    Attributes:
        service: name of the database; its limits and its allowed host go by it.
        url: absolute, without a query string.
        params: of the query string, in order.
        form: of a POST body; empty for a GET, unless `json` is given.
        json: body of a POST as JSON text; empty for none.
        secrets: names of environment-held keys as (where, name, key's name), such as ("header", "x-api-key", "s2"):
            filled in when it is sent, never logged, cached or archived, and no part of the key.
        turn: which page of a query this asks for, from 1; some services go on where the same request is sent again.
    """

    service: str
    url: str
    params: Pairs = ()
    form: Pairs = ()
    json: str = ""
    headers: Pairs = ()
    secrets: tuple[tuple[str, str, str], ...] = ()
    turn: int = 1

    @property
    def method(self) -> str:
        """GET, or POST where there is a body."""
        return "POST" if self.form or self.json else "GET"

    @property
    def key(self) -> str:
        """Identity: equal requests are archived once."""
        pairs = [*self.params, ("", ""), *self.form]
        return short_hash(self.method, self.url, self.turn, self.json, *(text for pair in pairs for text in pair))


@dataclass(frozen=True, slots=True)
class Response:
    """What a service answered.

    Attributes:
        at: UTC time of arrival, ISO 8601; an archived answer keeps its own.
        sha256: of `body`, content-encoding undone.
        is_archived: whether it came from the archive.
        tries: requests sent for it, 1 where the first was answered.
    """

    request: Request
    status: int
    headers: Pairs
    body: bytes = field(repr=False)
    at: str
    sha256: str
    is_archived: bool = False
    tries: int = 1

    def header(self, name: str) -> str | None:
        """The first header of a name, whatever its case."""
        return next((value for own, value in self.headers if own.lower() == name.lower()), None)
