"""`python -m benchmarks.replay`: serve until interrupted, and say which variables point the program here."""

import argparse
import sys
import time
from pathlib import Path

from benchmarks.replay.faults import KINDS, parse_fault
from benchmarks.replay.recorded import SERVICES, recorded_rows
from benchmarks.replay.serving import serving


def main() -> int:
    """Serve; returns 0 when interrupted."""
    options = _options()
    faults = {name: parse_fault(fault) for name, _, fault in (text.partition("=") for text in options.fault)}
    if unknown := sorted(faults.keys() - set(SERVICES)):
        print(f"no such service: {', '.join(unknown)}; there are {', '.join(SERVICES)}", file=sys.stderr)
        return 2
    rows = recorded_rows(options.recorded) if options.recorded else None
    with serving(
        rows,
        faults=faults,
        latency=options.latency,
        multiply=options.multiply,
        keep=options.keep,
        match=options.match,
        port=options.port,
    ) as server:
        for name, address in server.environment.items():
            print(f"export {name}={address}")
        for name, shelf in server.shelves.items():
            print(f"# {name}: {len(shelf.rows)} rows")
        sys.stdout.flush()
        return _waited()


def _waited() -> int:
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replay", description="Stand in for the databases.")
    parser.add_argument("--recorded", type=Path, help="folder of recordings; invented rows otherwise")
    parser.add_argument("--multiply", type=int, default=0, metavar="N", help="at least N rows a service, by copies")
    parser.add_argument("--keep", type=int, metavar="N", help="at most N rows a service")
    parser.add_argument("--latency", type=float, default=0.1, metavar="SECONDS", help="before each answer")
    parser.add_argument("--match", action="store_true", help="leave out rows that share no word with the query")
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="SERVICE=KIND[:TIMES]",
        help=f"always, or the first TIMES requests; kinds: {', '.join(KINDS)}",
    )
    parser.add_argument("--port", type=int, default=0, help="chosen by the system otherwise")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
