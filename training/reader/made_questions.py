"""Questions made of others: as people type them in chat, and with something changed so that the text no longer answers them."""

import json
import random
import re
from collections import Counter
from pathlib import Path

GROUPS = json.loads((Path(__file__).parents[1] / "made" / "word-groups.json").read_text(encoding="utf8"))
# Words that turn a question round.
OPPOSITE: dict[str, list[str]] = {}
for one, other in GROUPS["opposites"]:
    OPPOSITE.setdefault(one, []).append(other)
    OPPOSITE.setdefault(other, []).append(one)

# Things of one kind, which are asked about in the same words.
KIND = {word.lower(): kind for kind in GROUPS["kinds"] for word in kind}

ASKING = set(
    "what which who whom whose when where why how is are was were do does did can could should would will may has have had the a "
    "an in on at of for to from by with and or if i my we you it this that there be been being not no any some about into than "
    "his her its their our your they he she as many much long old often far get use used using work make".split()
)
NAME = re.compile(r"(?:[A-Z][\w'’.-]*[\w])(?: (?:of |the |de |von |van )?[A-Z][\w'’.-]*[\w])*")
NUMBER = re.compile(r"\b\d[\d,.]*\b")
WORD = re.compile(r"[A-Za-z][\w'’-]*")

OPENINGS = ["hey ", "hi, ", "hey does anyone know ", "anyone know ", "quick question: ", "pls help, ", "guys ", "so ", "ok but "]
ENDINGS = [" pls", " thanks", " lmk", " thx", "??", " ?", "", "", "", ""]


def as_typed(question: str, rng: random.Random) -> str:
    """Lower case, without a question mark, sometimes with a greeting; or bare key words."""
    roll = rng.random()
    if roll < 0.2:
        words = [word for word in WORD.findall(question) if word.lower() not in ASKING]
        if 1 <= len(words) <= 6:
            return " ".join(words).lower()
    text = question.rstrip("?. ")
    if roll < 0.85:
        text = text.lower()
    if roll > 0.75:
        text = rng.choice(OPENINGS) + text[0].lower() + text[1:] + rng.choice(ENDINGS)
    return text


class Pools:
    """Names, numbers and rare words of a set's questions: what one may be changed for another."""

    def __init__(self, questions: list[str]) -> None:
        self.names: dict[tuple[int, str], list[str]] = {}
        self.count: Counter[str] = Counter()
        for question in questions:
            for name in names_of(question):
                self.names.setdefault((len(name.split()), word_before(question, name)), []).append(name)
            self.count.update({word.lower() for word in WORD.findall(question)})
        self.rare = sorted(word for word, count in self.count.items() if 1 < count <= 40 and len(word) > 3 and word not in ASKING)
        self.by_ending: dict[str, list[str]] = {}
        for word in self.rare:
            self.by_ending.setdefault(word[-2:], []).append(word)


def names_of(question: str) -> list[str]:
    found = []
    for match in NAME.finditer(question):
        name = match.group()
        if match.start() == 0:
            first, _, rest = name.partition(" ")
            if first.lower() in ASKING:
                if not rest:
                    continue
                name = rest
            else:
                continue
        if name.lower() in ASKING or len(name) < 3:
            continue
        found.append(name)
    return found


def word_before(question: str, name: str) -> str:
    words = question[: question.index(name)].split()
    return words[-1].lower() if words else ""


def changed(question: str, article: str, gold: str, pools: Pools, rng: random.Random) -> str | None:
    """The question with its subject, number, place or direction changed for one that the article has nowhere; None where it has none.

    `article` and `gold` are in lower case."""
    ways = [change_opposite, change_thing, change_name, change_number]
    # Any word for any other of its ending makes nonsense often: only where nothing else can be changed.
    order = [*rng.sample(ways, len(ways)), *([change_word] if rng.random() < 0.4 else [])]
    # Names first more often than not: a swapped subject is what misleads most.
    if rng.random() < 0.45:
        order.remove(change_name)
        order.insert(0, change_name)
    for way in order:
        other = way(question, article, gold, pools, rng)
        if other is not None and other.lower() != question.lower():
            return other
    return None


def change_opposite(question: str, article: str, gold: str, pools: Pools, rng: random.Random) -> str | None:
    for word in WORD.findall(question):
        for opposite in rng.sample(OPPOSITE.get(word.lower(), []), len(OPPOSITE.get(word.lower(), []))):
            if opposite not in gold:
                return replace_word(question, word, opposite)
    return None


def change_thing(question: str, article: str, gold: str, pools: Pools, rng: random.Random) -> str | None:
    for word in WORD.findall(question):
        kind = KIND.get(word.lower())
        if kind is None:
            continue
        others = [thing for thing in kind if thing.lower() not in gold and thing.lower() != word.lower() and thing.lower() not in article]
        if others:
            return replace_word(question, word, rng.choice(others))
    return None


def change_name(question: str, article: str, gold: str, pools: Pools, rng: random.Random) -> str | None:
    names = names_of(question)
    if not names:
        return None
    name = rng.choice(names)
    # After the same word stand names of the same kind more often than not: in France, in Spain; did Otto, did Anna.
    others = pools.names.get((len(name.split()), word_before(question, name)), [])
    for _ in range(8):
        if not others:
            return None
        other = rng.choice(others)
        if other.lower() not in article and not set(other.lower().split()) & set(name.lower().split()):
            return question.replace(name, other)
    return None


def change_number(question: str, article: str, gold: str, pools: Pools, rng: random.Random) -> str | None:
    match = NUMBER.search(question)
    if match is None:
        return None
    number = match.group()
    digits = re.sub(r"\D", "", number)
    for _ in range(8):
        value = int(digits) if digits else 0
        if len(digits) == 4 and 1000 <= value < 2100:
            other = str(value + rng.choice([-40, -21, -11, -7, -3, -2, -1, 1, 2, 3, 6, 9, 14]))
        else:
            other = str(max(1, value + rng.choice([-3, -2, -1, 1, 2, 3, 5, 10]) * rng.choice([1, 1, 2])))
        if other not in article and other != number:
            return question[: match.start()] + other + question[match.end() :]
    return None


def change_word(question: str, article: str, gold: str, pools: Pools, rng: random.Random) -> str | None:
    """The rarest word that the answer shares, for another rare one of the same ending that the article has nowhere."""
    words = [word for word in WORD.findall(question) if len(word) > 3 and word.lower() not in ASKING and word.lower()[:5] in gold]
    if not words:
        return None
    word = min(words, key=lambda each: pools.count[each.lower()])
    others = pools.by_ending.get(word.lower()[-2:], []) or pools.rare
    for _ in range(8):
        if not others:
            return None
        other = rng.choice(others)
        if other[:5] not in article:
            return replace_word(question, word, other)
    return None


def replace_word(question: str, word: str, other: str) -> str:
    kept = other if other[0].isupper() or not word[0].isupper() else other[0].upper() + other[1:]
    return re.sub(rf"\b{re.escape(word)}\b", kept, question, count=1)
