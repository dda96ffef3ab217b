"""A BERT encoder of six layers, as all-MiniLM-L6-v2 has them, with nothing else: read, written and exported by the steps beside it."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn.functional import gelu, scaled_dot_product_attention

HIDDEN, HEADS, LAYERS, INNER, WORDS, POSITIONS = 384, 12, 6, 1536, 30522, 512


class Layer(nn.Module):
    """Attention and two dense layers; names are chosen so that a checkpoint of BERT's maps onto them by replacing."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.mixed = nn.Linear(HIDDEN, HIDDEN)
        self.norm_attention = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        n, length, _ = x.shape
        q, k, v = self.query_key_value(x).view(n, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        mixed = self.mixed(attended(q, k, v, mask).transpose(1, 2).reshape(n, length, HIDDEN))
        x = self.norm_attention(x + self.drop(mixed))
        return self.norm(x + self.drop(self.outer(gelu(self.inner(x)))))


def attended(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Written out on a CPU: at a hundred tokens torch's own, forward and back, takes a third longer there."""
    if q.is_cuda:
        return scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
    scores = torch.matmul(q * q.shape[-1] ** -0.5, k.transpose(-1, -2)) + mask.to(q.dtype)
    return torch.matmul(scores.softmax(-1), v)


class Encoder(nn.Module):
    """[n, length] ids, attention mask and token types to [n, length, 384] states."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.types = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places)[None] + self.types(types)
        x = self.drop(self.norm(x))
        bias = torch.zeros(mask.shape, dtype=x.dtype, device=x.device).masked_fill(mask == 0, -1e9)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


def load_minilm(folder: Path, drop: float = 0.1) -> Encoder:
    """The encoder with the weights of a folder of Hugging Face's form."""
    theirs = load_file(str(folder / "model.safetensors"))
    assert json.loads((folder / "config.json").read_text())["num_hidden_layers"] == LAYERS
    ours: dict[str, torch.Tensor] = {
        "words.weight": theirs["embeddings.word_embeddings.weight"],
        "positions.weight": theirs["embeddings.position_embeddings.weight"],
        "types.weight": theirs["embeddings.token_type_embeddings.weight"],
        "norm.weight": theirs["embeddings.LayerNorm.weight"],
        "norm.bias": theirs["embeddings.LayerNorm.bias"],
    }
    names = {
        "mixed": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm": "output.LayerNorm",
    }
    for number in range(LAYERS):
        for kind in ("weight", "bias"):
            parts = [theirs[f"encoder.layer.{number}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            ours[f"layers.{number}.query_key_value.{kind}"] = torch.cat(parts)
            for name, their in names.items():
                ours[f"layers.{number}.{name}.{kind}"] = theirs[f"encoder.layer.{number}.{their}.{kind}"]
    encoder = Encoder(drop)
    encoder.load_state_dict(ours)
    return encoder
