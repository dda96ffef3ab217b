"""Articles as `engine-candidates.ts` writes them: their claims, and the questions that were asked of them with what words found."""

import gzip
import json
import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pair_text import Claim, path_of

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "reader"
SHARED = HERE.parents[2] / "shared" / "reader"
# Headings that say nothing of what stands below them.
BARE = set(
    "introduction overview notes note summary conclusion general other misc example examples faq usage more links resources background "
    "references about contents details".split()
)


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

    def given(self, at: int, headings: dict[str, str], title: bool) -> Claim:
        """A claim; `headings` stand in place of its section's."""
        claim = self.claims[at]
        heading = headings.get(self.section_of(at), claim["heading"])
        before = "" if claim["first"] else self.claims[at - 1]["text"]
        following = self.claims[at + 1] if at + 1 < len(self.claims) else None
        after = "" if following is None or following["first"] else following["text"]
        return Claim(path_of(self.title if title else "", heading), claim["text"], before, after)


def headed(row: dict) -> list[tuple[str, list[int]]]:
    """Headings that say what their section is about, each with its claims: what one who types key words asks for."""
    sections: dict[str, list[int]] = {}
    for at, claim in enumerate(row["claims"]):
        sections.setdefault(claim["id"].split(".")[0], []).append(at)
    headings = [row["claims"][places[0]]["heading"] for places in sections.values()]
    found = []
    for heading, places in zip(headings, sections.values()):
        words = re.findall(r"[^\W\d_]{2,}", heading.lower())
        says = 1 <= len(words) <= 9 and len(heading) < 80 and not set(words) <= BARE and heading != row["title"]
        if says and len(sections) > 3 and headings.count(heading) == 1:
            found.append((heading, places))
    return found


@dataclass(frozen=True)
class Near:
    """Places of claims, nearest first, of each question, unanswerable question and heading; [question, claim] cosines of the first two."""

    questions: list[list[int]]
    unanswerable: list[list[int]]
    headings: list[list[int]]
    question_cosines: np.ndarray
    unanswerable_cosines: np.ndarray


def read_near(file: Path) -> dict[str, dict[str, Near]]:
    with open(file, "rb") as lines:
        return pickle.load(lines)
