"""Calibrators as files: JSON that a person can read."""

from pathlib import Path

from pydantic import ValidationError

from synthesist.errors import WrongUse, storing
from synthesist.verify.calibration.calibrator import Calibrator

_AGAIN = "make it anew from its labels"


def save(calibrator: Calibrator, path: Path) -> None:
    """Write it as JSON.

    Raises:
        StorageError: where it cannot be written.
    """
    with storing(path):
        path.write_text(f"{calibrator.model_dump_json(indent=1)}\n", encoding="utf-8")


def load(path: Path, *judges: str) -> Calibrator:
    """The calibrator that lies at a path, for one of the judges of these names.

    Raises:
        WrongUse: where there is none that can be read, or it was made for another judge.
    """
    try:
        calibrator = Calibrator.model_validate_json(path.read_bytes())
    except OSError as error:
        raise WrongUse(f"{path} cannot be read: {error.strerror or error}", "check the calibrator's path") from error
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"])) or "the file"
        raise WrongUse(f"{path} is no calibrator: {place}: {fault['msg']}", _AGAIN) from error
    if calibrator.version != calibrator.digest:
        raise WrongUse(f"{path} was changed after it was made: its version is not that of what it holds", _AGAIN)
    if calibrator.judge not in judges:
        raise WrongUse(
            f"{calibrator.name} was made for the judge {calibrator.judge}, and {' and '.join(judges)} is in use",
            f"{_AGAIN} with this judge, or use the judge that it was made for",
        )
    return calibrator
