"""Plans out of files, and out of what a command or a call says."""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from synthesist.errors import PlanError
from synthesist.plan.model import MAX_QUESTION, Plan

_LARGEST = 1 << 20
_LENGTHS = f"a question has 3 to {MAX_QUESTION:,} characters"


def plan_for(question: str, **changes: Any) -> Plan:
    """A plan with the defaults for a question; `changes` are fields of `Plan`.

    Raises:
        PlanError: the question or a change is nothing that a plan can say.
    """
    return _validated({"question": question, **changes}, "`synthesist new` writes a plan that explains each field")


def read_plan(path: Path) -> Plan:
    """The plan in a `review.toml`.

    Raises:
        PlanError: the file is not TOML, or says what a plan cannot say.
    """
    return parse_plan(plan_text(path), str(path))


def plan_text(path: Path) -> str:
    """The text of a `review.toml`.

    Raises:
        PlanError: there is no such file, it is far too long, or it is not UTF-8.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise PlanError(f"{path} is too long for a plan", "name the review.toml that `synthesist new` wrote")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise PlanError(
            f"there is no plan {path}: {error.strerror}",
            "name a review.toml or its folder; `synthesist new` writes one",
        ) from error
    except ValueError as error:  # not UTF-8, or a path with a NUL
        raise PlanError(f"{path} cannot be read as a plan: {error}", "save it as UTF-8 text") from error


def parse_plan(text: str, name: str) -> Plan:
    """The plan that a text states; `name` is said in errors.

    Raises:
        PlanError: the text is not TOML, or says what a plan cannot say.
    """
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PlanError(
            f"{name} is not TOML: {error}", "mend the line that is named; texts stand in quotes, lists in brackets"
        ) from error
    return _validated(content, f"change it in {name}; `synthesist new` writes a plan that explains each line")


def _validated(content: dict[str, Any], hint: str) -> Plan:
    try:
        return Plan.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the plan"
        told = _TOLD.get(first["type"], first["msg"].removeprefix("Value error, "))
        raise PlanError(f"{where}: {told}", _LENGTHS if where == "question" else hint) from error


_TOLD = {
    "extra_forbidden": "the plan has no such field",
    "missing": "the plan does not say it",
    "model_type": "this is a table, with lines of its own below it",
    "string_unicode": "it holds bytes that are no text",
}
"""What our words are better for."""
