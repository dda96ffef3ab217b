"""The claims nearest to each question by meaning, which words do not find: what a reader is asked about as well, and what misleads it most.

Usage: near_by_meaning.py --base FOLDER [--embedder FILE] [--candidates FOLDER] [--out FILE] [--every N]

Writes of each set, by article, the places nearest to each question, to each unanswerable one and to each heading, nearest first; of
what is only looked at, not learnt from, also how near every claim is. Without --embedder by all-MiniLM-L6-v2 as it is."""

import argparse
import pickle
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import normalize

from articles import CACHE, Article, Near, headed, rows
from batches import DEVICE, autocast, in_parts, on_device
from encoder import Encoder, load_minilm
from pair_text import PairTokens

NEAREST = 16
TOKENS = 32_768 if DEVICE == "cuda" else 2_048


class Embedder(nn.Module):
    """[n, length] ids, mask and types to [n, 384], the mean of the states, of length 1."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        states = self.encoder(ids, mask, types)
        weights = mask[:, :, None].to(states.dtype)
        return normalize(((states * weights).sum(1) / weights.sum(1)).float(), dim=1)


def embed(model: Embedder, texts: list[list[int]]) -> torch.Tensor:
    parts, back = in_parts([(ids, len(ids)) for ids in texts], TOKENS)
    with torch.no_grad(), autocast():
        vectors = torch.cat([model(*on_device(part)) for part in parts])
    return vectors[torch.from_numpy(back).to(DEVICE)]


def nearest(model: Embedder, articles: list[dict], tokens: PairTokens) -> dict[str, Near]:
    texts, spans = [], []
    for row in articles:
        article, start = Article(row), len(texts)
        for at in range(len(article.claims)):
            claim = article.given(at, {}, True)
            texts.append(tokens.embedded(claim.text, claim.path))
        middle = len(texts)
        asked = [question["text"] for question in [*row["questions"], *row["unanswerable"]]]
        texts += [tokens.embedded(text) for text in [*asked, *(heading for heading, _ in headed(row))]]
        spans.append((start, middle, len(texts)))
    vectors = embed(model, texts)
    found = {}
    for row, (start, middle, end) in zip(articles, spans):
        cosines = vectors[middle:end] @ vectors[start:middle].T
        order = torch.argsort(-cosines, dim=1)[:, :NEAREST].tolist()
        cosines = cosines.cpu().numpy()
        first, second = len(row["questions"]), len(row["questions"]) + len(row["unanswerable"])
        found[row["article"]] = Near(order[:first], order[first:second], order[second:], cosines[:first], cosines[first:second])
    return found


def load_embedder(base: Path, file: Path | None) -> Embedder:
    model = Embedder(load_minilm(base, drop=0.0))
    if file is not None:
        model.load_state_dict(torch.load(file, weights_only=True)["model"])
    return model.to(DEVICE).eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--embedder", type=Path)
    parser.add_argument("--candidates", type=Path, default=CACHE / "candidates")
    parser.add_argument("--out", type=Path, default=CACHE / "near.pkl")
    parser.add_argument("--every", type=int, default=1, help="every N-th article only, to try a change")
    options = parser.parse_args()
    tokens, model = PairTokens(options.base), load_embedder(options.base, options.embedder)
    near = {}
    for file in sorted(options.candidates.glob("*.jsonl.gz")):
        articles = list(rows(file))[:: options.every]
        near[file.name.removesuffix(".jsonl.gz")] = nearest(model, articles, tokens)
        print(f"{file.name}: {len(articles)} articles", flush=True)
    with open(options.out, "wb") as out:
        pickle.dump(near, out)


if __name__ == "__main__":
    main()
