"""How a question and a claim are written as tokens: the same as `src/search/reader` does it, which golden ids hold to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
import re

from tokenizers import Tokenizer

CLS, SEP = 101, 102
MOST = {"question": 40, "path": 32, "claim": 96, "before": 24, "after": 32}
MOST_EMBEDDED, MOST_PATH_EMBEDDED = 128, 40
SPECIAL = re.compile(r"\[(SEP|CLS|PAD|MASK|UNK)\]")


@dataclass(frozen=True)
class Claim:
    """What is read of a claim: the headings above it, its text as it is quoted, and the claims before and after it in its section."""

    path: tuple[str, ...]
    text: str
    before: str
    after: str = ""


class PairTokens:
    """Token ids of pairs and of single texts; what was tokenised once is kept."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, list[int]] = {}

    def warm(self, texts: Iterable[str]) -> None:
        """Tokenises many texts at once, on all cores."""
        new = list({text for text in texts if text not in self._known})
        made = self._tokenizer.encode_batch_fast([SPECIAL.sub(r"[ \1 ]", text) for text in new], add_special_tokens=False)
        self._known.update((text, each.ids) for text, each in zip(new, made))

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
        after = [*self.of(">"), *self.of(claim.after)[: MOST["after"]]] if claim.after else []
        return [*first, *path, *self.of(claim.text)[: MOST["claim"]], *before, *after, SEP], len(first)

    def embedded(self, text: str, path: tuple[str, ...] = ()) -> list[int]:
        above = self.of(path_text(path))[-MOST_PATH_EMBEDDED:] if path else []
        return [CLS, *[*above, *self.of(text)][: MOST_EMBEDDED - 2], SEP]


def path_text(path: tuple[str, ...]) -> str:
    return ": ".join(path) + ":"


def path_of(*parts: str) -> tuple[str, ...]:
    """Without empty parts, and none twice."""
    return tuple(dict.fromkeys(part for part in parts if part.strip()))
