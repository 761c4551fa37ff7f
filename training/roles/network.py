"""The role network as torch has it: an encoder over the sentences of a text, and a head that sees them in a row."""

import json
from collections.abc import Sequence

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

from training.judge.model import base_folder
from training.roles.vocabulary import FOLDER

ROLES = ("background", "aim", "method", "result", "conclusion", "other")
"""Columns; the package's `role_names.COLUMNS`."""

ROOM, LONGEST = 512, 90
TENTHS, EDGE = 10, 5
"""As in the package's `role_windows`."""

_PLACE, _ROW, _EACH = 64, 192, 96


class RoleNet(nn.Module):
    """Logits of the roles of each sentence.

    A sentence is the mean over its tokens, the state of the token behind it, and its place. A recurrent layer passes
    along the sentences of the text.
    """

    def __init__(self, layers: Sequence[int], attention: str = "sdpa") -> None:
        super().__init__()
        folder = base_folder()
        self.encoder = BertModel.from_pretrained(
            folder,
            add_pooling_layer=False,
            attn_implementation=attention,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        self._prune()
        self.encoder.encoder.layer = nn.ModuleList([self.encoder.encoder.layer[at] for at in layers])
        self.encoder.config.num_hidden_layers = len(layers)
        width = BertConfig.from_pretrained(folder).hidden_size
        self.place = nn.Embedding(TENTHS + 1 + 2 * (EDGE + 1), _PLACE)
        self.mix = nn.Linear(2 * width + _PLACE, _ROW)
        self.along = nn.GRU(_ROW, _EACH, bidirectional=True, batch_first=True)
        self.dropout = nn.Dropout(0.2)
        self.out = nn.Linear(_ROW, len(ROLES) + 1)
        self.claim = nn.Linear(2 * width, 1)
        self.claim.requires_grad_(requires_grad=False)

    def forward(
        self, ids: torch.Tensor, pool: torch.Tensor, ends: torch.Tensor, places: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """Logits, shape (texts, sentences, roles + 2): of the roles, of a claim in its place, of a claim by its words.

        The inputs are those of the package's `role_windows.packed`, and which tokens are no padding.
        """
        seen = self.seen(ids, pool, ends, places, mask)
        row = torch.tanh(self.mix(self.dropout(torch.cat([seen, self.place(places).sum(-2)], -1))))
        return torch.cat([self.out(self.dropout(row + self.along(self.dropout(row))[0])), self.claim(seen)], -1)

    def seen(
        self, ids: torch.Tensor, pool: torch.Tensor, ends: torch.Tensor, places: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """What the encoder says of each sentence, shape (texts, sentences, 2 * width)."""
        states = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=torch.zeros_like(ids))[0].float()
        closing = torch.gather(states, 1, ends.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        return torch.cat([pool @ states, closing], -1)

    def _prune(self) -> None:
        kept = json.loads((FOLDER / "kept.json").read_text("utf-8"))
        words = self.encoder.embeddings.word_embeddings
        pruned = nn.Embedding(len(kept), words.weight.shape[1], padding_idx=0)
        pruned.weight.data.copy_(words.weight.data[kept])
        self.encoder.embeddings.word_embeddings = pruned


def freeze(model: RoleNet, layers: int) -> None:
    """Leave word vectors and the lowest layers as they are: it is faster, and they know enough."""
    model.encoder.embeddings.requires_grad_(requires_grad=False)
    for layer in list(model.encoder.encoder.layer)[:layers]:
        layer.requires_grad_(requires_grad=False)


def tokenizer() -> Tokenizer:
    """The pruned one."""
    return Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
