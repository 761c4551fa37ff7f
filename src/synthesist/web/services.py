"""What the client knows of a service: where it is and how fast it may be asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Service:
    """A service that may be asked.

    Attributes:
        name: as in `Request.service`; budget, pace and messages in files go by it.
        title: as people know it, for messages.
        endpoint: base address as configured. Requests go to its scheme, host and port and nowhere else; it may be on
            this machine or in a private network, for a person has put it there.
        key: name of the key that it takes, as in `Request.secrets`; empty where it takes none.
        rates: requests allowed as (count, seconds); the service's own headers may lower them.
        concurrency: requests at once that are ever made, and only where the service's headers allow more than one.
        redirects: other origins, such as "https://export.arxiv.org", to which the service may send on.
        is_found: whether data named it, such as the address of a copy, and not a person: then its address must be
            public, and it may send on to any other public one.
        shunned: parts of names of hosts to which one that was found may not send on either.
    """

    name: str
    title: str
    endpoint: str
    rates: tuple[tuple[int, float], ...] = ((1, 1.0),)
    concurrency: int = 3
    redirects: frozenset[str] = frozenset()
    key: str = ""
    is_found: bool = False
    shunned: tuple[str, ...] = ()
