"""Where things are, and what the user has set. One variable, `SYNTHESIST_HOME`, moves all state."""

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

_OFF = frozenset({"0", "off", "no", "false"})


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the library: `SYNTHESIST_HOME`, else the platform's place for user data."""
    if chosen := environment.get("SYNTHESIST_HOME"):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("synthesist")


def demo_home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the demo's own library, apart from the user's."""
    return home(environment) / "demo"


def cache_home(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder of what reviews share: answers that services allow to be kept, and the pace of requests.

    `SYNTHESIST_CACHE` names it; "off" or "0" there turns it off, and None is returned. Without it the folder is `cache`
    in `SYNTHESIST_HOME` where that is set, else the platform's place for caches.
    """
    chosen = environment.get("SYNTHESIST_CACHE", "").strip()
    if chosen.lower() in _OFF:
        return None
    if chosen:
        return Path(chosen).expanduser()
    if environment.get("SYNTHESIST_HOME"):
        return home(environment) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("synthesist")


def mailto(environment: Mapping[str, str] = os.environ) -> str:
    """The user's own address, told to services that are kinder to those who can be written to; empty if not set."""
    return environment.get("SYNTHESIST_MAILTO", "").strip()


def is_offline(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether nothing is to be asked of any service: `SYNTHESIST_OFFLINE=1`."""
    return environment.get("SYNTHESIST_OFFLINE", "").strip().lower() not in {"", *_OFF}


def default_sources(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Names of the sources to search where none is named: `SYNTHESIST_SOURCES=openalex,arxiv`; empty if not set."""
    named = (name.strip().lower() for name in environment.get("SYNTHESIST_SOURCES", "").split(","))
    return tuple(dict.fromkeys(name for name in named if name))


def endpoint(name: str, default: str, environment: Mapping[str, str] = os.environ) -> str:
    """Address of a service without a slash at the end: `SYNTHESIST_ENDPOINT_OPENALEX`, else the default."""
    return (environment.get(f"SYNTHESIST_ENDPOINT_{_shouted(name)}", "").strip() or default).rstrip("/")


def grobid(environment: Mapping[str, str] = os.environ) -> str:
    """Address of the user's own GROBID server, `SYNTHESIST_GROBID=http://localhost:8070`; empty if not set."""
    return environment.get("SYNTHESIST_GROBID", "").strip().rstrip("/")


def key(name: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """The user's key for a service: `SYNTHESIST_OPENALEX_KEY`, else what the keyring holds, else None.

    The keyring is asked where the extra `keyring` is installed (`keyring set synthesist openalex`).
    """
    return environment.get(f"SYNTHESIST_{_shouted(name)}_KEY", "").strip() or _kept_key(name)


def _shouted(name: str) -> str:
    return name.upper().replace("-", "_")


def _kept_key(name: str) -> str | None:
    """A keyring that is locked or has no store is one without a key."""
    try:
        keyring = import_module("keyring")
        errors = import_module("keyring.errors")
    except ImportError:
        return None
    try:
        kept = keyring.get_password("synthesist", name)
    except errors.KeyringError:
        return None
    return str(kept).strip() or None if kept else None
