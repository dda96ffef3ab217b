"""Trains the reader on examples: one encoder over question and claim together, with a head that says how likely the claim
answers (against none of them, whose logit is 0) and one that says whether it says, denies or leaves open a statement.

Usage: train.py --base FOLDER [--from FILE] [--examples FILE] [--out FOLDER] [--most N] [--minutes N] [--rate R] [--seed N]
                [--workers N] [--precision fp32|bf16] [--frozen LAYERS]

Writes OUT/reader.pt every few hundred steps and at the end; started again, it goes on from there. The rate rises for a twentieth
of the steps and falls to nothing at the last; with --minutes it falls by the clock where that is sooner."""

import argparse
import json
import os
import random
import socket
import time
from datetime import timedelta
from pathlib import Path

import torch
from torch import distributed, nn
from torch.multiprocessing import spawn
from torch.nn.functional import cross_entropy

from encoder import HIDDEN, Encoder, load_minilm
from pair_text import Claim, PairTokens

CACHE = Path(__file__).parents[2] / ".cache" / "reader"
# Questions a step; so many steps' worth are sorted by length together, so that little is padded.
LISTS, STATEMENTS, SORTED_STEPS, PARTS = 12, 16, 12, 3
STANCE_WEIGHT = 0.5
LENGTHS = 16


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
        return self.answers(pooled)[:, 0], self.stance(pooled)


def padded(pairs: list[tuple[list[int], int]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = max(len(ids) for ids, _ in pairs)
    longest += -longest % LENGTHS
    ids = torch.zeros(len(pairs), longest, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, (tokens, first) in enumerate(pairs):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
        types[row, first : len(tokens)] = 1
    return ids, mask, types


def read_all(model: Reader, pairs: list[tuple[list[int], int]], parts: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits of pairs in their order; those of like length are read together."""
    order = sorted(range(len(pairs)), key=lambda at: len(pairs[at][0]))
    size = -(-len(order) // parts)
    answers, stances = [], []
    for start in range(0, len(order), size):
        answer, stance = model(*padded([pairs[at] for at in order[start : start + size]]))
        answers.append(answer)
        stances.append(stance)
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    # In full precision from here, whatever was calculated in.
    return torch.cat(answers)[back].float(), torch.cat(stances)[back].float()


def pairs_of(example: dict, tokens: PairTokens) -> list[tuple[list[int], int]]:
    return [tokens.pair(example["question"], Claim(tuple(path), text, before)) for path, text, before in example["claims"]]


def loss_of(model: Reader, examples: list[dict], tokens: PairTokens) -> torch.Tensor:
    """List-wise over claims and none, and cross-entropy of stance: the mean over the examples of each."""
    pairs = [pair for example in examples for pair in pairs_of(example, tokens)]
    answers, stances = read_all(model, pairs, PARTS)
    lists, told, at = [], [], 0
    for example in examples:
        count = len(example["claims"])
        if "stance" in example:
            told.append(cross_entropy(stances[at : at + 1], torch.tensor([example["stance"]])))
        else:
            scores = torch.cat([answers[at : at + count], answers.new_zeros(1)])
            right = scores[example["gold"]] if example["gold"] else scores[-1:]
            lists.append(torch.logsumexp(scores, 0) - torch.logsumexp(right, 0))
        at += count
    return torch.stack(lists).mean() + (STANCE_WEIGHT * torch.stack(told).mean() if told else 0.0)


def batches(examples: list[dict], most: int, rng: random.Random) -> list[list[dict]]:
    """Steps of questions of like length, in an order of chance, and with each some statements: those are short."""
    statements = [example for example in examples if "stance" in example]
    examples = [example for example in examples if "stance" not in example][:most]
    steps = []
    for start in range(0, len(examples), LISTS * SORTED_STEPS):
        some = sorted(examples[start : start + LISTS * SORTED_STEPS], key=length_of)
        some = [some[at : at + LISTS] for at in range(0, len(some), LISTS)]
        rng.shuffle(some)
        steps.extend(some)
    for at, step in enumerate(steps):
        step.extend(statements[at * STATEMENTS : (at + 1) * STATEMENTS])
    return steps


def length_of(example: dict) -> int:
    return max(len(text) for _, text, _ in example["claims"])


class Worker:
    """One of the processes that learn together, each on a core of its own with its share of every step's examples: on two cores
    half as long again as with two threads, which wait for each other at every product, and much more on a busy machine."""

    def __init__(self, rank: int, workers: int, seed: int) -> None:
        self.rank, self.workers = rank, workers
        torch.set_num_threads(1)
        torch.manual_seed(seed)
        if workers > 1:
            distributed.init_process_group("gloo", rank=rank, world_size=workers, timeout=timedelta(hours=2))

    def agree(self, learnt: list[nn.Parameter], share: float) -> float:
        """Makes gradients the mean of all workers', and gives the first one's share."""
        if self.workers == 1:
            return share
        flat = [weight.grad.flatten() if weight.grad is not None else torch.zeros(weight.numel()) for weight in learnt]
        flat.append(torch.tensor([share if self.rank == 0 else 0.0]))
        mean = torch.cat(flat)
        distributed.all_reduce(mean)
        at = 0
        for weight in learnt:
            weight.grad = (mean[at : at + weight.numel()] / self.workers).view_as(weight)
            at += weight.numel()
        return mean[-1].item()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--from", dest="start", type=Path)
    parser.add_argument("--examples", type=Path, default=CACHE / "examples.jsonl")
    parser.add_argument("--out", type=Path, default=CACHE / "run")
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=200)
    # The first layers hardly change any more in a later run; without learning them a step takes a quarter less.
    parser.add_argument("--frozen", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--precision", choices=["fp32", "bf16"], default="bf16")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.workers == 1:
        learn(0, options)
        return
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(any_port.getsockname()[1]))
    spawn(learn, args=(options,), nprocs=options.workers)


def learn(rank: int, options: argparse.Namespace) -> None:
    worker = Worker(rank, options.workers, options.seed)
    examples = [json.loads(line) for line in options.examples.read_text(encoding="utf8").rstrip("\n").split("\n")]
    steps = batches(examples, options.most, random.Random(options.seed))
    tokens = PairTokens(options.base)
    # One pass or two over clean data: dropout would only cost time.
    model = Reader(load_minilm(options.base, drop=0.0))
    if options.start is not None:
        model.load_state_dict(torch.load(options.start, weights_only=True)["model"])
    for part in (model.encoder.words, *model.encoder.layers[: options.frozen]):
        part.requires_grad_(False)
    if options.frozen > 0:
        for part in (model.encoder.positions, model.encoder.types, model.encoder.norm):
            part.requires_grad_(False)
    learnt = [weight for weight in model.parameters() if weight.requires_grad]
    heads = {id(weight) for part in (model.pooled, model.answers, model.stance) for weight in part.parameters()}
    optimiser = torch.optim.AdamW(
        [
            {"params": [weight for weight in learnt if id(weight) not in heads], "times": 1.0},
            # Heads that are new learn faster.
            {"params": [weight for weight in learnt if id(weight) in heads], "times": 5.0 if options.start is None else 2.0},
        ],
        lr=options.rate,
        weight_decay=0.01,
        fused=True,
    )
    file, done, spent = options.out / "reader.pt", 0, 0.0
    if file.exists():
        kept = torch.load(file, weights_only=True)
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        done, spent = kept["done"], kept["spent"]
    began, mean = time.time() - spent, None
    for step in range(done, len(steps)):
        share = step / len(steps)
        if options.minutes is not None:
            share = max(share, (time.time() - began) / 60 / options.minutes)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.precision == "bf16"):
            loss = loss_of(model, steps[step][rank :: options.workers], tokens)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        share = worker.agree(learnt, share)
        if share >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = options.rate * group["times"] * min(1, (step + 1) / (0.05 * len(steps))) * (1 - share)
        nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        done = step + 1
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if rank > 0:
            continue
        if done % 20 == 0:
            print(f"step {done}/{len(steps)}, {(time.time() - began) / 60:.1f} min, loss {mean:.3f}", flush=True)
        if done % options.every == 0:
            save(file, model, optimiser, done, time.time() - began)
    if rank == 0:
        save(file, model, optimiser, done, time.time() - began)


def save(file: Path, model: Reader, optimiser: torch.optim.Optimizer, done: int, spent: float) -> None:
    new = file.with_suffix(".new")
    torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "done": done, "spent": spent}, new)
    new.replace(file)


if __name__ == "__main__":
    main()
