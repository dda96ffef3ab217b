"""Trains the embedder: a question shall lie nearer to a claim that answers it than to other questions' answers and to what misleads;
questions shall lie to each other as they did, for they are compared with each other as well.

Usage: train_embedder.py --base FOLDER [--candidates FOLDER] [--near FILE] [--out FILE] [--passes N] [--rate R] [--size N] [--seed N]
                         [--every N]"""

import argparse
import random
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from articles import CACHE, Article, headed, read_near, rows
from batches import DEVICE, autocast, in_parts, on_device
from descend import descend
from examples import HALVES, HEADED, SETS, TWICE, TWICE_SHARE
from made_questions import as_typed
from near_by_meaning import TOKENS, embed, load_embedder
from pair_text import PairTokens

# A cosine's logit is its multiple by 1 / HEAT.
HEAT, MISLEADING, ALIKE_WEIGHT, TYPED, DROP, WARM_UP = 0.05, 2, 20.0, 0.25, 0.1, 0.1

# Article, question, places of claims that answer and that mislead, and headings to be hidden.
Item = tuple[Article, str, list[int], list[int], dict[str, str]]


def items_of(options: argparse.Namespace, rng: random.Random) -> list[Item]:
    near = read_near(options.near)
    read = lambda name: list(rows(options.candidates / f"{name}.jsonl.gz"))[:: options.every]
    items: list[Item] = []
    for name in SETS:
        for row in read(name)[:: 2 if name in HALVES else 1]:
            article = Article(row)
            for question, nearest in zip(row["questions"], near[name][row["article"]].questions, strict=True):
                if TWICE in row["article"] and rng.random() > TWICE_SHARE:
                    continue
                answer = set(question["answer"]) | set(question["gold"])
                found = [at for at, _ in question["found"][:6]]
                items.append((article, question["text"], question["gold"], [at for at in [*nearest, *found] if at not in answer], {}))
    for name in HEADED:
        for row in read(name):
            article = Article(row)
            for (heading, places), nearest in zip(headed(row), near[name][row["article"]].headings, strict=True):
                hidden = {article.section_of(places[0]): ""}
                items.append((article, heading, places[:2], [at for at in nearest if at not in places], hidden))
    return items


def texts_of(items: list[Item], tokens: PairTokens, rng: random.Random) -> tuple[list[list[int]], list[int]]:
    """Questions, then their claims; and where among those each question's answer is."""
    texts = [tokens.embedded(as_typed(text, rng) if rng.random() < TYPED else text) for _, text, *_ in items]
    right = []
    for article, _, gold, misleading, hidden in items:
        right.append(len(texts) - len(items))
        for at in [rng.choice(gold), *rng.sample(misleading[:8], min(MISLEADING, len(misleading[:8])))]:
            claim = article.given(at, hidden, rng.random() < 0.85)
            texts.append(tokens.embedded(claim.text, claim.path))
    return texts, right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--candidates", type=Path, default=CACHE / "candidates")
    parser.add_argument("--near", type=Path, default=CACHE / "near.pkl")
    parser.add_argument("--out", type=Path, default=CACHE / "embedder.pt")
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--rate", type=float, default=4e-5)
    parser.add_argument("--size", type=int, default=256, help="questions a step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="every N-th article only, to try a change")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokens, items = PairTokens(options.base), items_of(options, rng)
    before, model = load_embedder(options.base, None), load_embedder(options.base, None).train()
    for layer in model.modules():
        if isinstance(layer, nn.Dropout):
            layer.p = DROP
    model.encoder.words.requires_grad_(False)
    learnt = [weight for weight in model.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=options.rate, weight_decay=0.01, fused=True)
    size, done = options.size, 0
    total = options.passes * (len(items) // size)
    for _ in range(options.passes):
        rng.shuffle(items)
        for start in range(0, len(items) - size + 1, size):
            texts, right = texts_of(items[start : start + size], tokens, rng)
            parts, back = in_parts([(ids, len(ids)) for ids in texts], TOKENS)
            with autocast():
                vectors = torch.cat([model(*on_device(part)) for part in parts])[torch.from_numpy(back).to(DEVICE)]
            asked, claims = vectors[:size], vectors[size:]
            was = embed(before, texts[:size])
            alike = ((asked @ asked.T - was @ was.T) ** 2).mean()
            loss = cross_entropy(asked @ claims.T / HEAT, torch.tensor(right, device=DEVICE)) + ALIKE_WEIGHT * alike
            descend(optimiser, loss, options.rate, done, done / total, WARM_UP * total)
            done += 1
            if done % 50 == 0:
                print(f"step {done}/{total}, loss {loss.item():.3f}, of that alike {ALIKE_WEIGHT * alike.item():.3f}", flush=True)
    torch.save({"model": {name: weight.cpu() for name, weight in model.state_dict().items()}}, options.out)


if __name__ == "__main__":
    main()
