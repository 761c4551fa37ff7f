"""Units of measure: what each measures, and how many of a base unit it is."""

from collections.abc import Mapping
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: the dimension it measures, and its size in that dimension's base unit."""

    dimension: str
    factor: float


_LISTED: Mapping[str, Mapping[str, float]] = {
    "percent": {"% percent per-cent pct": 1},
    "points": {"points point pp percentage-points percentage-point": 1},
    "fold": {"fold times x ×": 1},
    "mass (g)": {
        "kg kilogram kilograms": 1e3,
        "g gram grams": 1,
        "mg milligram milligrams": 1e-3,
        "µg μg ug mcg microgram micrograms": 1e-6,
        "ng nanogram nanograms": 1e-9,
    },
    "time (s)": {
        "ns nanoseconds": 1e-9,
        "µs μs microseconds": 1e-6,
        "ms millisecond milliseconds": 1e-3,
        "s sec secs second seconds": 1,
        "min mins minute minutes": 60,
        "h hr hrs hour hours": 3600,
        "day days": 86400,
        "week weeks": 604800,
        "month months": 2629800,
        "year years yr yrs": 31557600,
    },
    "length (m)": {
        "nm nanometres nanometers": 1e-9,
        "µm μm micrometres micrometers": 1e-6,
        "mm millimetres millimeters": 1e-3,
        "cm centimetres centimeters": 1e-2,
        "km kilometres kilometers": 1e3,
    },
    "volume (l)": {"ml mL millilitres milliliters": 1e-3, "µl μl µL μL": 1e-6, "litres liters litre liter": 1},
    "bytes": {"KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12},
    "frequency (Hz)": {"Hz": 1, "kHz": 1e3, "MHz": 1e6, "GHz": 1e9},
}


def units() -> Mapping[str, Unit]:
    """Units by how they are written."""
    return {
        name: Unit(dimension, factor)
        for dimension, listed in _LISTED.items()
        for names, factor in listed.items()
        for name in names.split()
    }
