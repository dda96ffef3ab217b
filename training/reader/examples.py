"""Examples of questions with claims, of which one, several or none answer, made anew for each pass over what `engine-candidates.ts` and
`near_by_meaning.py` wrote.

Usage: examples.py [--candidates FOLDER] [--near FILE] [--seed N] [--show N] [--every N]

Counts the examples of one pass by kind, and prints N of them to be looked at."""

import argparse
import random
from dataclasses import dataclass, replace
from pathlib import Path

from articles import CACHE, SHARED, Article, Near, headed, read_near, rows
from made_questions import Pools, as_typed, changed
from pair_text import Claim

LABELS = ["says", "denies", "neither"]


@dataclass(frozen=True)
class Shares:
    """How many of a set's questions are taken in a pass, in how many of each made form; shares of its questions."""

    whole: float
    removed: float
    other: float
    changed: float


SETS = {
    "faq": Shares(1.8, 0.5, 0.05, 0.35),
    "medquad": Shares(0.45, 0.15, 0.02, 0.06),
    "selqa": Shares(1.0, 0.35, 0.03, 0.2),
    "squad-sample": Shares(0.5, 0.12, 0.02, 0.12),
    "unanswerable": Shares(0.5, 0.06, 0.0, 0.08),
    "xquad-en-dev": Shares(1.0, 0.3, 0.05, 0.2),
    "qed-dev": Shares(1.0, 0.3, 0.05, 0.2),
}
# The first, third, … articles of these are learnt from; the others show what comes of it.
HALVES = {"xquad-en-dev", "qed-dev"}
# Their headings are asked for as well, as key words are.
HEADED, HEADED_SHARE, HEADED_REMOVED = ("faq", "distractors"), 0.7, 0.2
# Its answerable questions are those of squad-sample as well.
TWICE, TWICE_SHARE = "unansq-reqa", 0.4
STANCE, TEMPTING, TYPED = 18_000, 0.8, 0.27


@dataclass(frozen=True)
class Example:
    """A question and claims, with the places of those that answer; of a statement one claim, and what it says of it (in LABELS)."""

    question: str
    claims: list[Claim]
    gold: list[int]
    kind: str
    stance: int | None = None


def negatives(found: list, left_out: set[int], beside: list[int], near: list[int], rng: random.Random, most: int) -> list[int]:
    """Claims that do not answer: half near the top of what words find, some near in meaning, one beside the answer, some further down."""
    places = [at for at, _ in found if at not in left_out]
    near = [at for at in near if at not in left_out]
    chosen = rng.sample(places[:8], min(len(places[:8]), max(1, round(most * 0.5))))
    chosen += rng.sample(near[:8], min(len(near[:8]), max(1, round(most * 0.3))))
    if beside and rng.random() < 0.35:
        chosen.append(rng.choice(beside))
    chosen = list(dict.fromkeys(chosen))
    rest = [at for at in dict.fromkeys([*places[:20], *near]) if at not in chosen]
    rng.shuffle(rest)
    return [*chosen, *rest][:most]


class Maker:
    """Makes the examples of one pass, with at most so many claims that do not answer."""

    def __init__(self, rng: random.Random, most: int) -> None:
        self.rng, self.most = rng, most
        self.made: list[Example] = []

    def add(self, article: Article, question: str, claims: list[int], gold: list[int], kind: str, headings: dict[str, str]) -> None:
        rng = self.rng
        if not claims:
            return
        # A text does not always have a title, and chat has no capitals.
        title = rng.random() < 0.85
        if rng.random() < TYPED:
            question = as_typed(question, rng)
        places = claims[:]
        rng.shuffle(places)
        given = [article.given(at, headings, title) for at in places]
        self.made.append(Example(question, given, [place for place, at in enumerate(places) if at in gold], kind))

    def of_set(self, name: str, articles: list[dict], nearest: dict[str, Near]) -> None:
        rng, shares = self.rng, SETS[name]
        if name in HALVES:
            articles = articles[::2]
        pools = Pools([question["text"] for row in articles for question in row["questions"]])
        by_id = {row["article"]: row for row in articles}
        for row in articles:
            article, near = Article(row), nearest[row["article"]]
            asked = {article.section_of(question["gold"][0]): question["text"] for question in row["questions"]}
            of_row = replace(shares, whole=shares.whole * TWICE_SHARE) if TWICE in row["article"] else shares
            for question, near_it in zip(row["questions"], near.questions, strict=True):
                self.of_question(name, article, question | {"near": near_it}, of_row, pools, asked)
                if rng.random() < shares.other and row["other"] in by_id:
                    found = negatives(question["foundOther"], set(), [], [], rng, self.most // 2)
                    self.add(Article(by_id[row["other"]]), question["text"], found, [], f"{name}/other", {})
            for question, near_it in zip(row["unanswerable"], near.unanswerable, strict=True):
                if rng.random() < TEMPTING:
                    found = negatives(question["found"], set(), [], near_it, rng, self.most)
                    self.add(article, question["text"], found, [], f"{name}/tempts", {})

    def of_headings(self, name: str, articles: list[dict], nearest: dict[str, Near]) -> None:
        """Headings as questions, above claims that no longer stand below them."""
        rng = self.rng
        for row in articles:
            article = Article(row)
            for (heading, places), near in zip(headed(row), nearest[row["article"]].headings, strict=True):
                if rng.random() > HEADED_SHARE:
                    continue
                hidden = {article.section_of(places[0]): ""}
                gold = places[:2] if rng.random() < 0.5 else places[:1]
                others = negatives([], set(places), [], near, rng, self.most)
                if rng.random() < HEADED_REMOVED:
                    self.add(article, heading, others, [], f"{name}/heading removed", hidden)
                else:
                    self.add(article, heading, [*gold, *others], gold, f"{name}/heading", hidden)

    def of_question(self, name: str, article: Article, question: dict, shares: Shares, pools: Pools, asked: dict[str, str]) -> None:
        rng = self.rng
        gold, answer = question["gold"], set(question["answer"]) | set(question["gold"])
        section = article.section_of(gold[0])
        beside = [at for at in range(max(0, gold[0] - 3), min(len(article.claims), gold[0] + 4)) if at not in answer]
        others = lambda most: negatives(question["found"], answer, beside, question["near"], rng, most)
        for _ in range(int(shares.whole) + (rng.random() < shares.whole % 1)):
            # Headings that are questions, as an FAQ has them; the set has taken them out.
            headings = asked if name in ("faq", "medquad") and rng.random() < 0.3 else {}
            wanted = gold[:1] if len(gold) > 1 and rng.random() < 0.5 else gold
            text = question["typos"] if rng.random() < 0.3 and "typos" in question else question["text"]
            self.add(article, text, [*wanted, *others(self.most)], wanted, f"{name}/asked", headings)
        if rng.random() < shares.removed:
            headings = {key: text for key, text in asked.items() if key != section} if rng.random() < 0.3 else {}
            self.add(article, question["text"], others(self.most), [], f"{name}/removed", headings)
        if rng.random() < shares.changed:
            text = " ".join([article.claims[at]["heading"] + " " + article.claims[at]["text"] for at in answer]).lower()
            other = changed(question["text"], article.text, text, pools, rng)
            if other is not None:
                self.add(article, other, [*gold[:2], *others(max(2, self.most // 2))], [], f"{name}/changed", {})


def stance(rng: random.Random) -> list[Example]:
    pairs = list(rows(SHARED / "stance.jsonl.gz"))
    rng.shuffle(pairs)
    return [
        Example(pair["claim"], [Claim((), pair["statement"], "")], [], f"stance/{pair['source']}", LABELS.index(pair["label"]))
        for pair in pairs[:STANCE]
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--candidates", type=Path, default=CACHE / "candidates")
    parser.add_argument("--near", type=Path, default=CACHE / "near.pkl")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--every", type=int, default=1, help="every N-th article only")
    options = parser.parse_args()
    near = read_near(options.near)
    maker = Maker(random.Random(options.seed), 9)
    for name in SETS:
        maker.of_set(name, list(rows(options.candidates / f"{name}.jsonl.gz"))[:: options.every], near[name])
    for name in HEADED:
        maker.of_headings(name, list(rows(options.candidates / f"{name}.jsonl.gz"))[:: options.every], near[name])
    made = [*maker.made, *stance(maker.rng)]
    counts: dict[str, int] = {}
    for each in made:
        counts[each.kind] = counts.get(each.kind, 0) + 1
    print(f"{len(made)} examples, {sum(len(each.claims) for each in made)} pairs")
    for kind, count in sorted(counts.items()):
        print(f"  {kind} {count}")
    for each in maker.rng.sample(made, options.show):
        print(f"\n{each.kind}: {each.question}")
        for at, claim in enumerate(each.claims):
            print(f"  {'*' if at in each.gold else ' '} {' › '.join(claim.path)}: {claim.text}")


if __name__ == "__main__":
    main()
