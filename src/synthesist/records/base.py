"""What all records share: they are frozen, closed, and compare by value."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A record that cannot change after it was made."""

    model_config = ConfigDict(frozen=True, extra="forbid")
