"""Figures of a reader on the validation sets, by itself and blended with what words say.

Usage: evaluate.py --base FOLDER --reader FILE [--candidates FOLDER] [--questions N] [--first N]

Of each set: the share of questions whose gold claim words put first, the reader alone puts first, and the blend does; the share with
a gold claim among the candidates; how often "none" wins for answerable questions and for unanswerable ones (those that people wrote,
and those whose answer is taken out). Of stance: how many of what is called "says" are, and how many of "says" are called so."""

import argparse
import math
import random
from pathlib import Path

import torch

from encoder import load_minilm
from examples import CACHE, HALVES, LABELS, SHARED, Article, rows
from pair_text import Claim, PairTokens
from train import Reader, read_all

VALIDATION = ["faq-val", "medquad-val", "selqa-val", "squad-sample-val", "unanswerable-val", "xquad-en-dev", "qed-dev"]
PART = 24


class Scorer:
    def __init__(self, base: Path, file: Path) -> None:
        self.tokens = PairTokens(base)
        self.model = Reader(load_minilm(base, drop=0.0))
        self.model.load_state_dict(torch.load(file, weights_only=True)["model"])
        self.model.eval()

    def answers(self, question: str, article: Article, places: list[int]) -> list[float]:
        pairs = []
        for at in places:
            path, text, before = article.given(at, {}, True)
            pairs.append(self.tokens.pair(question, Claim(tuple(path), text, before)))
        if not pairs:
            return []
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            return read_all(self.model, pairs, -(-len(pairs) // PART))[0].tolist()


def share(values: list[bool]) -> str:
    return f"{100 * sum(values) / max(1, len(values)):5.1f}"


def first(scores: list[float], places: list[int]) -> int:
    return places[max(range(len(places)), key=lambda at: scores[at])]


def of_set(scorer: Scorer, name: str, folder: Path, most: int, candidates: int) -> str:
    articles = list(rows(folder / f"{name}.jsonl.gz"))[1 if name in HALVES else 0 :: 2 if name in HALVES else 1]
    asked = [(row, question) for row in articles for question in row["questions"]]
    tempts = [(row, question) for row in articles for question in row["unanswerable"]]
    rng = random.Random(5)
    words, alone, blend, among, none, none_removed, none_tempts = [], [], [], [], [], [], []
    for row, question in rng.sample(asked, min(most, len(asked))):
        article, gold, answer = Article(row), question["gold"], set(question["answer"])
        found = question["found"][:candidates]
        places = [at for at, _ in found]
        scores = scorer.answers(question["text"], article, places)
        among.append(any(at in gold for at in places))
        if not places:
            for each in (words, alone, blend):
                each.append(False)
            continue
        blended = [score + 0.35 * (given - found[0][1]) - 0.35 * math.log(rank + 1) for rank, (score, (_, given)) in enumerate(zip(scores, found))]
        words.append(places[0] in gold)
        alone.append(first(scores, places) in gold)
        blend.append(first(blended, places) in gold)
        none.append(max(scores) < 0)
        rest = [score for score, at in zip(scores, places) if at not in answer]
        if rest:
            none_removed.append(max(rest) < 0)
    for row, question in rng.sample(tempts, min(most, len(tempts))):
        places = [at for at, _ in question["found"][:candidates]]
        none_tempts.append(max(scorer.answers(question["text"], Article(row), places), default=-1) < 0)
    line = f"{name:18} words {share(words)} reader {share(alone)} blend {share(blend)} among {share(among)} none {share(none)} removed {share(none_removed)}"
    return line + (f" tempting {share(none_tempts)}" if none_tempts else "")


def of_stance(scorer: Scorer, most: int) -> str:
    pairs = random.Random(5).sample(list(rows(SHARED / "stance-val.jsonl.gz")), most)
    right, said, called = [], [], []
    for start in range(0, len(pairs), PART):
        some = pairs[start : start + PART]
        with torch.no_grad():
            _, stances = read_all(scorer.model, [scorer.tokens.pair(each["claim"], Claim((), each["statement"], "")) for each in some], 1)
        for each, scores in zip(some, stances.softmax(1).tolist()):
            label = LABELS[max(range(3), key=lambda at: scores[at])]
            right.append(label == each["label"])
            if each["label"] == "says":
                said.append(scores[0] > 0.9)
            else:
                called.append(scores[0] > 0.9)
    return f"stance: right {share(right)}; over .9 called says: of says {share(said)}, of the others {share(called)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--candidates", type=Path, default=CACHE / "candidates")
    parser.add_argument("--questions", type=int, default=1_000_000)
    parser.add_argument("--first", type=int, default=12)
    options = parser.parse_args()
    scorer = Scorer(options.base, options.reader)
    for name in VALIDATION:
        print(of_set(scorer, name, options.candidates, options.questions, options.first), flush=True)
    print(of_stance(scorer, min(options.questions, 1900)))


if __name__ == "__main__":
    main()
