"""The ledger: one SQLite file per review that holds all that was found, decided and judged."""

from synthesist.ledger import mapping, review, schema
from synthesist.ledger.store import STAGES, Ledger, Row, as_json

__all__ = ["STAGES", "Ledger", "Row", "as_json", "mapping", "review", "schema"]
