"""Re-checks a review from its folder alone, with the standard library only and code of its own."""

from synthesist.audit.folder import NotAReviewError
from synthesist.audit.listing import audit
from synthesist.audit.result import AuditResult, Breach, CheckResult

__all__ = ["AuditResult", "Breach", "CheckResult", "NotAReviewError", "audit"]
