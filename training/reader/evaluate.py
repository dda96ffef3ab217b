"""Figures of a reader on the validation sets, before it is made smaller and its say is weighed by `fit-decision.ts`.

Usage: evaluate.py --base FOLDER --reader FILE [--candidates FOLDER] [--near FILE] [--every N]

Of each set: the share of questions whose gold claim words put first, meaning does, and the reader does, of the twelve that words and the
eight that meaning finds; with a gold claim among those; and how often "none" wins for answerable questions, for those whose answer is
taken out, and for those that people wrote to tempt. Of stance: how many are told right, and how many of "says" come out so where 3 in
100 of the others do."""

import argparse
from pathlib import Path

import torch

from articles import CACHE, SHARED, Article, Near, read_near, rows
from batches import DEVICE, autocast, in_parts
from encoder import load_minilm
from examples import HALVES, LABELS
from pair_text import Claim, PairTokens
from train import Reader, read_parts

VALIDATION = ["faq-val", "medquad-val", "selqa-val", "squad-sample-val", "unanswerable-val", "xquad-en-dev", "qed-dev"]
WORDS, MEANING, TOKENS, WRONG = 12, 8, 65_536 if DEVICE == "cuda" else 4_096, 0.03


class Scorer:
    def __init__(self, base: Path, file: Path) -> None:
        self.tokens = PairTokens(base)
        self.model = Reader(load_minilm(base, drop=0.0))
        self.model.load_state_dict(torch.load(file, weights_only=True)["model"])
        self.model = self.model.to(DEVICE).eval()

    def read(self, pairs: list[tuple[str, Claim]]) -> tuple[list[float], list[list[float]]]:
        parts, back = in_parts([self.tokens.pair(question, claim) for question, claim in pairs], TOKENS)
        with torch.no_grad(), autocast():
            answers, stances = read_parts(self.model, parts)
        order = torch.from_numpy(back).to(DEVICE)
        return answers[order].tolist(), stances[order].softmax(1).tolist()


def share(values: list[bool]) -> str:
    return f"{100 * sum(values) / max(1, len(values)):5.1f}"


def places_of(found: list, near: list[int], without: set[int]) -> list[int]:
    words = [at for at, _ in found if at not in without][:WORDS]
    return [*words, *[at for at in near if at not in without and at not in words][:MEANING]]


def of_set(scorer: Scorer, name: str, articles: list[dict], nearest: dict[str, Near]) -> str:
    kinds: list[str] = []
    asked: list[tuple[str, Article, list[int], set[int]]] = []
    words, meaning = [], []

    def ask(kind: str, question: str, article: Article, places: list[int], gold: set[int]) -> None:
        kinds.append(kind)
        asked.append((question, article, places, gold))

    for row in articles:
        article, near = Article(row), nearest[row["article"]]
        for question, near_it in zip(row["questions"], near.questions, strict=True):
            gold, answer = set(question["gold"]), set(question["answer"]) | set(question["gold"])
            words.append(question["found"][:1] != [] and question["found"][0][0] in gold)
            meaning.append(near_it[0] in gold)
            ask("own", question["text"], article, places_of(question["found"], near_it, set()), gold)
            ask("removed", question["text"], article, places_of(question["found"], near_it, answer), set())
        for question, near_it in zip(row["unanswerable"], near.unanswerable, strict=True):
            ask("tempting", question["text"], article, places_of(question["found"], near_it, set()), set())
    pairs = [(question, article.given(at, {}, True)) for question, article, places, _ in asked for at in places]
    scores, start = scorer.read(pairs)[0], 0
    first, among = [], []
    none: dict[str, list[bool]] = {"own": [], "removed": [], "tempting": []}
    for kind, (_, _, places, gold) in zip(kinds, asked):
        of = scores[start : start + len(places)]
        start += len(places)
        none[kind].append(max(of, default=-1.0) < 0)
        if kind == "own":
            among.append(any(at in gold for at in places))
            first.append(len(places) > 0 and places[max(range(len(places)), key=lambda at: of[at])] in gold)
    line = f"{name:18} words {share(words)} meaning {share(meaning)} reader {share(first)} among {share(among)}"
    return f"{line} none {share(none['own'])} removed {share(none['removed'])}" + (f" tempting {share(none['tempting'])}" if none["tempting"] else "")


def of_stance(scorer: Scorer, every: int) -> str:
    pairs = list(rows(SHARED / "stance-val.jsonl.gz"))[::every]
    told = scorer.read([(pair["claim"], Claim((), pair["statement"], "")) for pair in pairs])[1]
    labels = [LABELS.index(pair["label"]) for pair in pairs]
    right = [max(range(3), key=lambda at: one[at]) == label for one, label in zip(told, labels)]
    others = sorted((one[0] for one, label in zip(told, labels) if label != 0), reverse=True)
    limit = others[int(len(others) * WRONG)]
    said = [one[0] > limit for one, label in zip(told, labels) if label == 0]
    return f"stance: right {share(right)}; of says {share(said)} where {100 * WRONG:.0f} of 100 others do, over {limit:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--candidates", type=Path, default=CACHE / "candidates")
    parser.add_argument("--near", type=Path, default=CACHE / "near.pkl")
    parser.add_argument("--every", type=int, default=1, help="every N-th article only")
    options = parser.parse_args()
    scorer, near = Scorer(options.base, options.reader), read_near(options.near)
    for name in VALIDATION:
        articles = list(rows(options.candidates / f"{name}.jsonl.gz"))[:: options.every]
        if name in HALVES:
            articles = articles[1::2]
        if articles:
            print(of_set(scorer, name, articles, near[name]), flush=True)
    print(of_stance(scorer, options.every))


if __name__ == "__main__":
    main()
