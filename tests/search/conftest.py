"""Servers of invented answers."""

from replay.fixtures import invented_server, recordings, replayed

__all__ = ["invented_server", "recordings", "replayed"]
