"""How a question and a claim are written as tokens: the same as `src/search/reader` does it, which golden ids hold to it."""

from dataclasses import dataclass
from pathlib import Path
import re

from tokenizers import Tokenizer

CLS, SEP = 101, 102
MOST = {"question": 40, "path": 32, "claim": 96, "before": 24}
MOST_EMBEDDED, MOST_PATH_EMBEDDED = 128, 40
SPECIAL = re.compile(r"\[(SEP|CLS|PAD|MASK|UNK)\]")


@dataclass(frozen=True)
class Claim:
    """What is read of a claim: the headings above it, its text as it is quoted, and the claim before it in its section."""

    path: tuple[str, ...]
    text: str
    before: str


class PairTokens:
    """Token ids of pairs and of single texts; what was tokenised once is kept."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, list[int]] = {}

    def of(self, text: str) -> list[int]:
        known = self._known.get(text)
        if known is None:
            clean = SPECIAL.sub(r"[ \1 ]", text)
            known = self._known[text] = self._tokenizer.encode(clean, add_special_tokens=False).ids
        return known

    def pair(self, question: str, claim: Claim) -> tuple[list[int], int]:
        """Ids, and how many of them are of the first segment."""
        first = [CLS, *self.of(question)[: MOST["question"]], SEP]
        path = self.of(path_text(claim.path))[-MOST["path"] :] if claim.path else []
        before = [*self.of("|"), *self.of(claim.before)[-MOST["before"] :]] if claim.before else []
        return [*first, *path, *self.of(claim.text)[: MOST["claim"]], *before, SEP], len(first)

    def embedded(self, text: str, path: tuple[str, ...] = ()) -> list[int]:
        above = self.of(path_text(path))[-MOST_PATH_EMBEDDED:] if path else []
        return [CLS, *[*above, *self.of(text)][: MOST_EMBEDDED - 2], SEP]


def path_text(path: tuple[str, ...]) -> str:
    return ": ".join(path) + ":"


def path_of(*parts: str) -> tuple[str, ...]:
    """Without empty parts, and none twice."""
    return tuple(dict.fromkeys(part for part in parts if part.strip()))
