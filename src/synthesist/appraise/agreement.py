"""How far reviewers agree; the statistics stand where the report may use them too."""

from synthesist.records.agreement import (
    Agreement,
    Share,
    Table,
    agreement_of,
    kappa,
    negative,
    positive,
    raw,
    tabled,
)

__all__ = ["Agreement", "Share", "Table", "agreement_of", "kappa", "negative", "positive", "raw", "tabled"]
