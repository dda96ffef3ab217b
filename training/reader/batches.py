"""Pairs and lists of them as arrays: made by processes beside the one that learns, pass after pass, and put on the device by it."""

import random
import traceback
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing import get_context
from queue import Empty

import numpy as np
import torch

from pair_text import PairTokens

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
# Of a step; so many steps' worth of questions are sorted by length together, so that little is padded.
LISTS, STATEMENTS, SORTED_STEPS = 48, 36, 10
LENGTHS = 16

# Token ids of a pair, and how many of them are of the question.
Pair = tuple[list[int], int]


@dataclass(frozen=True)
class Part:
    """Pairs of like length: [n, length] ids, padded with 0, and of each its length and that of its first text."""

    ids: np.ndarray
    lengths: np.ndarray
    firsts: np.ndarray


@dataclass(frozen=True)
class Step:
    """What is learnt from at a time. `place` [lists, most]: where among the parts' pairs each list's claims are, −1 where there are
    none; `gold` [lists, most + 1]: which answer, the last of them "none"; `told`, `labels`: where statements are, and their stance."""

    parts: list[Part]
    place: np.ndarray
    gold: np.ndarray
    told: np.ndarray
    labels: np.ndarray


def autocast() -> AbstractContextManager:
    return torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda")


def on_device(part: Part) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, mask and types."""
    ids, lengths, firsts = (torch.from_numpy(each).to(DEVICE, non_blocking=True) for each in (part.ids, part.lengths, part.firsts))
    places = torch.arange(ids.shape[1], device=DEVICE)[None]
    there = places < lengths[:, None]
    return ids.long(), there.long(), (there & (places >= firsts[:, None])).long()


def padded(pairs: list[Pair]) -> Part:
    longest = max(len(ids) for ids, _ in pairs)
    longest += -longest % LENGTHS
    ids = np.zeros((len(pairs), longest), dtype=np.int32)
    for row, (tokens, _) in enumerate(pairs):
        ids[row, : len(tokens)] = tokens
    lengths = np.array([len(tokens) for tokens, _ in pairs], dtype=np.int32)
    return Part(ids, lengths, np.array([first for _, first in pairs], dtype=np.int32))


def in_parts(pairs: list[Pair], most_tokens: int) -> tuple[list[Part], np.ndarray]:
    """Pairs sorted by length, in parts of at most so many tokens; and where each pair is among them."""
    order = sorted(range(len(pairs)), key=lambda at: len(pairs[at][0]))
    parts: list[Part] = []
    some: list[Pair] = []
    for at in order:
        length = len(pairs[at][0])
        if some and (len(some) + 1) * (length + -length % LENGTHS) > most_tokens:
            parts.append(padded(some))
            some = []
        some.append(pairs[at])
    if some:
        parts.append(padded(some))
    back = np.empty(len(order), dtype=np.int64)
    back[order] = np.arange(len(order))
    return parts, back


def step_of(examples: list, tokens: PairTokens, most_tokens: int) -> Step:
    pairs: list[Pair] = []
    lists, told = [], []
    for example in examples:
        start = len(pairs)
        pairs += [tokens.pair(example.question, claim) for claim in example.claims]
        if example.stance is None:
            lists.append((start, len(example.claims), example.gold))
        else:
            told.append((start, example.stance))
    parts, back = in_parts(pairs, most_tokens)
    most = max(count for _, count, _ in lists)
    place = np.full((len(lists), most), -1, dtype=np.int64)
    gold = np.zeros((len(lists), most + 1), dtype=bool)
    for row, (start, count, right) in enumerate(lists):
        place[row, :count] = back[start : start + count]
        gold[row, right or -1] = True
    return Step(parts, place, gold, back[[at for at, _ in told]], np.array([label for _, label in told], dtype=np.int64))


def steps_of(lists: list, statements: list, tokens: PairTokens, most_tokens: int, rng: random.Random) -> Iterator[Step]:
    """The steps of a pass, in an order of chance: lists of like length together, and with each some statements."""
    rng.shuffle(lists)
    steps: list[list] = []
    length = lambda example: sum(len(tokens.of(claim.text)) for claim in example.claims) / len(example.claims)
    for start in range(0, len(lists), LISTS * SORTED_STEPS):
        some = sorted(lists[start : start + LISTS * SORTED_STEPS], key=length)
        some = [some[at : at + LISTS] for at in range(0, len(some), LISTS)]
        rng.shuffle(some)
        steps += some
    for at, step in enumerate(steps):
        yield step_of([*step, *statements[at * STATEMENTS : (at + 1) * STATEMENTS]], tokens, most_tokens)


class MadeAhead:
    """Steps of several passes, made by `processes` other processes; `make(number of the pass, which process)` gives those of one."""

    def __init__(self, make, passes: int, processes: int) -> None:
        # What was read and tokenised is shared with them, not sent.
        context = get_context("fork")
        self._queues = [context.Queue(maxsize=120) for _ in range(processes)]
        self._running = [
            context.Process(target=_make_all, args=(queue, make, passes, at), daemon=True) for at, queue in enumerate(self._queues)
        ]
        for process in self._running:
            process.start()

    def __iter__(self) -> Iterator[Step]:
        left, at = list(zip(self._queues, self._running)), 0
        while left:
            queue, process = left[at % len(left)]
            try:
                step = queue.get(timeout=5)
            except Empty:
                if process.exitcode not in (None, 0):
                    raise RuntimeError("A process that makes examples ended before its time.") from None
                continue
            if step is None:
                left.remove((queue, process))
                continue
            at += 1
            yield step


def _make_all(queue, make, passes: int, at: int) -> None:
    torch.set_num_threads(1)
    try:
        for number in range(passes):
            for step in make(number, at):
                queue.put(step)
        queue.put(None)
    except BaseException:
        traceback.print_exc()
        queue.cancel_join_thread()
        raise SystemExit(1) from None
