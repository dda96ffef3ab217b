"""Examples of questions with claims, of which one, several or none answer, from what `engine-candidates.ts` and `near_by_meaning.py` wrote.

Usage: examples.py [--candidates FOLDER] [--near FOLDER] [--out FILE] [--seed N]

Writes one example a line, in an order of chance: {"question", "claims": [[path, text, before]…], "gold": [places], "kind"}; of
stance {"question", "claims": [one], "stance": 0 says, 1 denies, 2 neither}."""

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from made_questions import Pools, as_typed, changed
from pair_text import path_of

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "reader"
SHARED = HERE.parents[2] / "shared" / "reader"
LABELS = ["says", "denies", "neither"]


@dataclass(frozen=True)
class Shares:
    """How many of a set's questions are taken, in how many of each made form; shares of its questions."""

    whole: float
    removed: float
    other: float
    changed: float


SETS = {
    "faq": Shares(1.2, 0.5, 0.06, 0.3),
    "medquad": Shares(0.55, 0.25, 0.02, 0.08),
    "selqa": Shares(0.9, 0.4, 0.03, 0.2),
    "squad-sample": Shares(0.4, 0.1, 0.02, 0.12),
    "unanswerable": Shares(0.45, 0.05, 0.0, 0.08),
    "xquad-en-dev": Shares(1.0, 0.3, 0.05, 0.2),
    "qed-dev": Shares(1.0, 0.3, 0.05, 0.2),
}
# The first, third, … articles of these are learnt from; the others show what comes of it.
HALVES = {"xquad-en-dev", "qed-dev"}
# Its answerable questions are those of squad-sample as well.
TWICE, TWICE_SHARE = "unansq-reqa", 0.4
STANCE = 18_000
TYPED = 0.27


def rows(file: Path) -> Iterator[dict]:
    with gzip.open(file, "rt", encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


class Article:
    """The claims of an article as the reader is given them."""

    def __init__(self, row: dict) -> None:
        self.title = row["title"]
        self.claims = row["claims"]
        self.text = " ".join([self.title, *(claim["heading"] + " " + claim["text"] for claim in self.claims)]).lower()

    def section_of(self, at: int) -> str:
        return self.claims[at]["id"].split(".")[0]

    def given(self, at: int, headings: dict[str, str], title: bool) -> list:
        claim = self.claims[at]
        heading = claim["heading"] or headings.get(self.section_of(at), "")
        before = "" if claim["first"] else self.claims[at - 1]["text"]
        return [list(path_of(self.title if title else "", heading)), claim["text"], before]


def negatives(found: list, left_out: set[int], beside: list[int], near: list[int], rng: random.Random, most: int) -> list[int]:
    """Claims that do not answer: near the top of what words find, one near by meaning, one beside the answer, some further down."""
    places = [at for at, _ in found if at not in left_out]
    top, rest = places[:6], places[6:]
    near = [at for at in near if at not in left_out][:5]
    chosen = rng.sample(top, min(len(top), most - 1 - bool(near)))
    if near:
        chosen.append(rng.choice(near))
    if beside and rng.random() < 0.35:
        chosen.append(rng.choice(beside))
    while len(set(chosen)) < most and rest:
        chosen.append(rest.pop(rng.randrange(len(rest))))
    for at in top:
        if len(set(chosen)) < most:
            chosen.append(at)
    return list(dict.fromkeys(chosen))[:most]


class Maker:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.made: list[dict] = []

    def add(self, article: Article, question: str, claims: list[int], gold: list[int], kind: str, headings: dict[str, str]) -> None:
        rng = self.rng
        # A text does not always have a title, and chat has no capitals.
        title = rng.random() < 0.85
        if rng.random() < TYPED:
            question = as_typed(question, rng)
        places = claims[:]
        rng.shuffle(places)
        self.made.append(
            {
                "question": question,
                "claims": [article.given(at, headings, title) for at in places],
                "gold": [place for place, at in enumerate(places) if at in gold],
                "kind": kind,
            }
        )

    def of_set(self, name: str, articles: list[dict], shares: Shares, nearest: dict[str, list[list[int]]]) -> None:
        rng = self.rng
        if name in HALVES:
            articles = articles[::2]
        pools = Pools([question["text"] for row in articles for question in row["questions"]])
        by_id = {row["article"]: row for row in articles}
        for row in articles:
            article = Article(row)
            asked = {article.section_of(question["gold"][0]): question["text"] for question in row["questions"]}
            near = nearest.get(row["article"], [[]] * len(row["questions"]))
            of_row = replace(shares, whole=shares.whole * TWICE_SHARE) if TWICE in row["article"] else shares
            for question, near_it in zip(row["questions"], near, strict=True):
                self.of_question(name, article, question | {"near": near_it}, of_row, pools, asked)
                if rng.random() < shares.other and row["other"] in by_id:
                    other = Article(by_id[row["other"]])
                    found = negatives(question["foundOther"], set(), [], [], rng, 4)
                    if found:
                        self.add(other, question["text"], found, [], f"{name}/other", {})
            for question in row["unanswerable"]:
                found = [at for at, _ in question["found"]][:5]
                if found:
                    self.add(article, question["text"], found, [], f"{name}/tempts", {})

    def of_question(self, name: str, article: Article, question: dict, shares: Shares, pools: Pools, asked: dict[str, str]) -> None:
        rng = self.rng
        gold, answer = question["gold"], set(question["answer"]) | set(question["gold"])
        section = article.section_of(gold[0])
        beside = [at for at in range(max(0, gold[0] - 3), min(len(article.claims), gold[0] + 4)) if at not in answer]
        times = int(shares.whole) + (rng.random() < shares.whole % 1)
        for _ in range(times):
            # Headings that are questions, as an FAQ has them; the set has taken them out.
            headings = asked if name in ("faq", "medquad") and rng.random() < 0.3 else {}
            wanted = gold[:1] if len(gold) > 1 and rng.random() < 0.5 else gold
            most = 5 if question["near"] else 4
            claims = [*wanted, *negatives(question["found"], answer, beside, question["near"], rng, most - (len(wanted) > 1))]
            text = question["typos"] if rng.random() < 0.3 and "typos" in question else question["text"]
            self.add(article, text, claims, wanted, f"{name}/asked", headings)
        if rng.random() < shares.removed:
            found = negatives(question["found"], answer, beside, question["near"], rng, 5)
            if found:
                self.add(article, question["text"], found, [], f"{name}/removed", {key: text for key, text in asked.items() if key != section} if rng.random() < 0.3 else {})
        if rng.random() < shares.changed:
            text = " ".join([article.claims[at]["heading"] + " " + article.claims[at]["text"] for at in answer]).lower()
            other = changed(question["text"], article.text, text, pools, rng)
            if other is not None:
                claims = [*gold[:2], *negatives(question["found"], answer, beside, question["near"], rng, 2)]
                self.add(article, other, claims, [], f"{name}/changed", {})


def stance(rng: random.Random) -> list[dict]:
    pairs = list(rows(SHARED / "stance.jsonl.gz"))
    rng.shuffle(pairs)
    return [
        {"question": pair["claim"], "claims": [[[], pair["statement"], ""]], "stance": LABELS.index(pair["label"]), "kind": f"stance/{pair['source']}"}
        for pair in pairs[:STANCE]
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--candidates", type=Path, default=CACHE / "candidates")
    parser.add_argument("--near", type=Path, default=CACHE / "near")
    parser.add_argument("--out", type=Path, default=CACHE / "examples.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    maker = Maker(random.Random(options.seed))
    for name, shares in SETS.items():
        near = options.near / f"{name}.json"
        nearest = json.loads(near.read_text(encoding="utf8")) if near.exists() else {}
        maker.of_set(name, list(rows(options.candidates / f"{name}.jsonl.gz")), shares, nearest)
    made = [*maker.made, *stance(maker.rng)]
    maker.rng.shuffle(made)
    options.out.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in made), encoding="utf8")
    counts: dict[str, int] = {}
    for each in made:
        counts[each["kind"]] = counts.get(each["kind"], 0) + 1
    pairs = sum(len(each["claims"]) for each in made)
    print(f"{len(made)} examples, {pairs} pairs")
    for kind, count in sorted(counts.items()):
        print(f"  {kind} {count}")


if __name__ == "__main__":
    main()
