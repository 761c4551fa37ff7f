"""Defects planted into finished reviews: what an appraisal has to find."""
