"""The claims nearest to each question by meaning, which words do not find: what a reader is asked about as well, and what misleads it most.

Usage: near_by_meaning.py --base FOLDER [--folder FOLDER] [--candidates FOLDER] [--out FOLDER] [NAME...]

Of each set a file OUT/NAME.json: by article a list of places for each question, nearest first. Only of sets with long articles: in a
short one words find all that there is."""

import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime

from examples import CACHE, Article, rows
from pair_text import PairTokens

ROOT = Path(__file__).parents[2]
SETS = ["faq"]
NEAREST, TOGETHER, LENGTHS = 12, 16, 8


class Embedder:
    """Unit vectors of tokens, by the shipped int8 embedder."""

    def __init__(self, file: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])

    def of(self, texts: list[list[int]]) -> np.ndarray:
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        found: list = [None] * len(texts)
        for start in range(0, len(order), TOGETHER):
            places = order[start : start + TOGETHER]
            longest = max(len(texts[at]) for at in places)
            longest += -longest % LENGTHS
            ids = np.zeros((len(places), longest), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, at in enumerate(places):
                ids[row, : len(texts[at])] = texts[at]
                mask[row, : len(texts[at])] = 1
            given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            for at, vector in zip(places, self._session.run(None, given)[0]):
                found[at] = vector
        return np.stack(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--folder", type=Path, default=ROOT / "data" / "reader")
    parser.add_argument("--candidates", type=Path, default=CACHE / "candidates")
    parser.add_argument("--out", type=Path, default=CACHE / "near")
    parser.add_argument("names", nargs="*", default=SETS)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tokens, embedder = PairTokens(options.base), Embedder(options.folder / "embedder.onnx")
    for name in options.names:
        articles = list(rows(options.candidates / f"{name}.jsonl.gz"))
        near: dict[str, list[list[int]]] = {}
        for done, row in enumerate(articles):
            article = Article(row)
            given = [article.given(at, {}, True) for at in range(len(article.claims))]
            claims = embedder.of([tokens.embedded(text, tuple(path)) for path, text, _ in given])
            if row["questions"]:
                questions = embedder.of([tokens.embedded(question["text"]) for question in row["questions"]])
                near[row["article"]] = np.argsort(-(questions @ claims.T), axis=1)[:, :NEAREST].tolist()
            if (done + 1) % 50 == 0:
                print(f"{name}: {done + 1}/{len(articles)}", flush=True)
        (options.out / f"{name}.json").write_text(json.dumps(near), encoding="utf8")


if __name__ == "__main__":
    main()
