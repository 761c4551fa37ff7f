"""Where things are. One variable, `SYNTHESIST_HOME`, moves all state."""

import os
from collections.abc import Mapping
from pathlib import Path


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the library: `SYNTHESIST_HOME`, else the platform's place for user data."""
    if chosen := environment.get("SYNTHESIST_HOME"):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("synthesist")


def demo_home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the demo's own library, apart from the user's."""
    return home(environment) / "demo"
