"""What the user has set."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from synthesist import settings


def test_without_settings_nothing_is_assumed() -> None:
    """A user would be known to services, or be offline, without their will."""
    assert settings.mailto({}) == ""
    assert not settings.is_offline({})
    assert settings.default_sources({}) == ()
    assert settings.endpoint("openalex", "https://api.openalex.org/", {}) == "https://api.openalex.org"
    assert settings.cache_home({}) is not None


def test_what_is_set_holds() -> None:
    """A user's settings would be read and not used."""
    environment = {
        "SYNTHESIST_MAILTO": " ada@example.org ",
        "SYNTHESIST_SOURCES": " OpenAlex, arxiv,,openalex ",
        "SYNTHESIST_ENDPOINT_EUROPE_PMC": "http://127.0.0.1:8001/x/",
        "SYNTHESIST_EUROPE_PMC_KEY": " secret ",
    }
    assert settings.mailto(environment) == "ada@example.org"
    assert settings.default_sources(environment) == ("openalex", "arxiv")
    assert settings.endpoint("europe-pmc", "https://x", environment) == "http://127.0.0.1:8001/x"
    assert settings.key("europe-pmc", environment) == "secret"


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("yes", True), ("0", False), ("", False), ("off", False)])
def test_offline_is_a_switch(value: str, expected: object) -> None:
    """A user who turns it off would stay offline."""
    assert settings.is_offline({"SYNTHESIST_OFFLINE": value}) is expected


def test_the_cache_moves_with_home_and_can_be_turned_off(tmp_path: Path) -> None:
    """A user who moves all state would leave some behind."""
    assert settings.cache_home({"SYNTHESIST_HOME": str(tmp_path)}) == tmp_path / "cache"
    assert settings.cache_home({"SYNTHESIST_CACHE": str(tmp_path / "x")}) == tmp_path / "x"
    assert settings.cache_home({"SYNTHESIST_CACHE": "off"}) is None


class _Locked(Exception):
    pass


def _locked(_service: str, _name: str) -> str:
    raise _Locked


@pytest.mark.parametrize(
    ("get", "found"),
    [
        (lambda service, name: f"{service}/{name} ", "synthesist/s2"),
        (lambda _service, _name: None, None),
        (lambda _service, _name: "", None),
        (_locked, None),
    ],
)
def test_the_keyring_is_asked_where_the_environment_is_silent(get, found, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user would have to keep keys in plain sight."""
    ring = ModuleType("keyring")
    ring.get_password = get
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", SimpleNamespace(KeyringError=_Locked))
    assert settings.key("s2", {}) == found
    assert settings.key("s2", {"SYNTHESIST_S2_KEY": "mine"}) == "mine"


def test_without_a_keyring_there_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without the extra would see a traceback."""
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert settings.key("s2", {}) is None
