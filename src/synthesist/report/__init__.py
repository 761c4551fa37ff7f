"""The report: composed once as data, then rendered; every sentence can be checked against the ledger."""

from synthesist.report.compose import compose
from synthesist.report.model import Report
from synthesist.report.render import render

VERSION = "5"

__all__ = ["VERSION", "Report", "compose", "render"]
