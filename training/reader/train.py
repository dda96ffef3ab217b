"""Trains the reader on examples: one encoder over question and claim together, with a head that says how likely the claim
answers (against none of them, whose logit is 0) and one that says whether it says, denies or leaves open a statement.

Usage: train.py --base FOLDER [--candidates FOLDER] [--near FILE] [--out FILE] [--passes N] [--minutes N] [--rate R] [--drop P]
                [--seed N] [--most N] [--last N] [--processes N] [--tokens N] [--every N]

Examples are made anew for each pass, with other claims that do not answer. The rate rises for a twenty-fifth of the steps and falls to
nothing at the last; with --minutes it falls by the clock where that is sooner."""

import argparse
import random
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from articles import CACHE, read_near, rows
from batches import DEVICE, LISTS, MadeAhead, Part, Step, autocast, on_device, steps_of
from descend import descend
from encoder import HIDDEN, Encoder, load_minilm
from examples import HEADED, SETS, Maker, stance
from pair_text import PairTokens

STANCE_WEIGHT, HEADS_RATE, WARM_UP = 0.5, 4.0, 0.04


class Reader(nn.Module):
    """[n, length] ids, mask and types to [n] logits that the claim answers and [n, 3] of stance."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.pooled = nn.Linear(2 * HIDDEN, HIDDEN)
        self.answers = nn.Linear(HIDDEN, 1)
        self.stance = nn.Linear(HIDDEN, 3)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        states = self.encoder(ids, mask, types)
        weights = mask[:, :, None].to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        pooled = torch.tanh(self.pooled(torch.cat([states[:, 0], mean], dim=1)))
        # In full precision from here, whatever was calculated in.
        return self.answers(pooled)[:, 0].float(), self.stance(pooled).float()


def read_parts(model: Reader, parts: list[Part]) -> tuple[torch.Tensor, torch.Tensor]:
    answers, stances = zip(*(model(*on_device(part)) for part in parts))
    return torch.cat(answers), torch.cat(stances)


def loss_of(model: Reader, step: Step) -> torch.Tensor:
    """List-wise over claims and none, and cross-entropy of stance: the mean over the examples of each."""
    answers, stances = read_parts(model, step.parts)
    place, gold, told, labels = (torch.from_numpy(each).to(DEVICE) for each in (step.place, step.gold, step.told, step.labels))
    scores = torch.where(place >= 0, answers[place.clamp(min=0)], float("-inf"))
    scores = torch.cat([scores, scores.new_zeros(len(scores), 1)], dim=1)
    right = scores.masked_fill(~gold, float("-inf"))
    loss = (torch.logsumexp(scores, 1) - torch.logsumexp(right, 1)).mean()
    return loss + STANCE_WEIGHT * cross_entropy(stances[told], labels) if len(told) > 0 else loss


class Lessons:
    """What all processes that make examples share: articles, what lies near their questions, and texts that are tokenised already."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        every = options.every
        self.sets = {name: list(rows(options.candidates / f"{name}.jsonl.gz"))[::every] for name in {**SETS, **dict.fromkeys(HEADED)}}
        self.near = read_near(options.near)
        self.tokens = PairTokens(options.base)
        self.tokens.warm(claim["text"] for articles in self.sets.values() for row in articles for claim in row["claims"])
        self.statements = stance(random.Random(options.seed))[::every]

    def steps(self, number: int, process: int, processes: int, passes: int) -> Iterator[Step]:
        """The steps that one process makes of a pass, from every so-many-th article."""
        options = self.options
        rng = random.Random(f"{options.seed} {number} {process}")
        lists = self._lists(Maker(rng, options.last if number == passes - 1 else options.most), process, processes)
        return steps_of(lists, self.statements[process::processes], self.tokens, options.tokens, rng)

    def count(self) -> int:
        """Steps of a pass, reckoned from a fifth of the articles."""
        return round(len(self._lists(Maker(random.Random(1), 2), 0, 5)) * 5 / LISTS)

    def _lists(self, maker: Maker, first: int, each: int) -> list:
        for name in SETS:
            maker.of_set(name, self.sets[name][first::each], self.near[name])
        for name in HEADED:
            maker.of_headings(name, self.sets[name][first::each], self.near[name])
        return maker.made


def learn(options: argparse.Namespace) -> Reader:
    lessons = Lessons(options)
    total = options.passes * lessons.count()
    made = MadeAhead(
        partial(lessons.steps, processes=options.processes, passes=options.passes), options.passes, options.processes
    )
    torch.manual_seed(options.seed)
    model = Reader(load_minilm(options.base, drop=options.drop)).to(DEVICE).train()
    model.encoder.words.requires_grad_(False)
    heads = [weight for part in (model.pooled, model.answers, model.stance) for weight in part.parameters()]
    body = [weight for weight in model.encoder.parameters() if weight.requires_grad]
    groups = [{"params": body, "times": 1.0}, {"params": heads, "times": HEADS_RATE}]
    optimiser = torch.optim.AdamW(groups, lr=options.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    began, done = time.time(), 0
    for step in made:
        share = done / total
        if options.minutes is not None:
            share = max(share, (time.time() - began) / 60 / options.minutes)
        if share >= 1:
            break
        with autocast():
            loss = loss_of(model, step)
        descend(optimiser, loss, options.rate, done, share, WARM_UP * total)
        done += 1
        if done % 100 == 0:
            print(f"step {done}/{total}, {(time.time() - began) / 60:.1f} min, loss {loss.item():.3f}", flush=True)
    print(f"{done} steps in {(time.time() - began) / 60:.1f} min", flush=True)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--candidates", type=Path, default=CACHE / "candidates")
    parser.add_argument("--near", type=Path, default=CACHE / "near.pkl")
    parser.add_argument("--out", type=Path, default=CACHE / "reader.pt")
    parser.add_argument("--passes", type=int, default=7)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=9, help="claims that do not answer, of a question")
    parser.add_argument("--last", type=int, default=11, help="so many of them in the last pass")
    parser.add_argument("--processes", type=int, default=6)
    parser.add_argument("--tokens", type=int, default=24_576, help="that are calculated with at a time")
    parser.add_argument("--every", type=int, default=1, help="every N-th article only, to try a change")
    options = parser.parse_args()
    model = learn(options)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": {name: weight.cpu() for name, weight in model.state_dict().items()}}, options.out)


if __name__ == "__main__":
    main()
