"""What a claim is made of, read by rule from its words and those of its document."""

from synthesist.extract.anatomy.build import anatomy

__all__ = ["anatomy"]
