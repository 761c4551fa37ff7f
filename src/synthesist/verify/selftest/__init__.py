"""The self-test of a review: false variants and true paraphrases of its own claims, made by rule."""

from synthesist.records import OperatorCount, SelfTest
from synthesist.verify.selftest.operators import false_variants, paraphrases
from synthesist.verify.selftest.run import self_test
from synthesist.verify.selftest.variant import Variant

__all__ = ["OperatorCount", "SelfTest", "Variant", "false_variants", "paraphrases", "self_test"]
