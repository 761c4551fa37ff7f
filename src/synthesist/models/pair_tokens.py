"""A claim and a passage as tokens: passage first, claim second, and only the passage is ever cut short by the other."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from synthesist.errors import ModelError
from synthesist.models.judge_card import attempt

if TYPE_CHECKING:  # loaded with the first pair only
    from tokenizers import Encoding, Tokenizer

READ_CHARACTERS = 20_000
"""Characters of a text that are looked at: far more than a judge reads, and a book in one line costs no gigabytes."""


@dataclass(frozen=True, slots=True)
class PairTokens:
    """Encodes pairs as the judge's training did.

    Attributes:
        tokenizer: with neither truncation nor padding, so that it may be shared by threads.
        longest: tokens of both texts and of what the model puts between them.
    """

    tokenizer: "Tokenizer"
    longest: int

    def encoded(self, claim: str, passage: str) -> "Encoding":
        """The pair's ids, its mask and its types, at most `longest` of each; what is too much goes from the end."""
        room = self.longest - self.tokenizer.num_special_tokens_to_add(is_pair=True)
        own, other = self._alone(self._cut(readable(claim))), self._alone(readable(passage))
        own.truncate(room)
        other.truncate(room - len(own))
        return self.tokenizer.post_process(other, own)

    def _cut(self, claim: str) -> str:
        """A claim that would leave the passage less than half is cut to half, by way of its text as in training."""
        half = self.longest // 2
        if len(claim) < half:
            return claim
        ids = self._alone(claim).ids
        return claim if len(ids) <= half else self.tokenizer.decode(ids[:half], skip_special_tokens=False)

    def _alone(self, text: str) -> "Encoding":
        return self.tokenizer.encode(text, add_special_tokens=False)


def pair_tokens(path: Path, longest: int) -> PairTokens:
    """The encoder of a `tokenizer.json`.

    Raises:
        ModelError: there is none, or it is damaged.
    """
    if not path.is_file():
        raise ModelError(f"{path} is missing", "put the model's tokenizer.json beside it")
    from tokenizers import Tokenizer

    tokenizer = attempt(path, lambda: Tokenizer.from_file(str(path)))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return PairTokens(tokenizer, longest)


def readable(text: str) -> str:
    """The beginning of a text, without halves of characters, which no tokenizer takes."""
    return text[:READ_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
