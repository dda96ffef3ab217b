"""Teaches the reader where an answer begins and ends in its claim: two linear heads on the states of its last three layers, which stay as
they are, so that no other score moves.

Usage: ends_head.py [--folder FOLDER] [--examples FILE] [--scores FILE]

Reads what `fit-ends.ts --examples` wrote. Writes the head into reader.onnx (output `ends`, two logits a token) with its checksum and golden numbers into
reader.json, and each example's logits by a head that learnt from the other folds."""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from sklearn.linear_model import LogisticRegression

from articles import CACHE
from pair_text import CLS, MOST, SEP, Claim, PairTokens, path_text

ROOT = Path(__file__).parents[2]
OUTPUT = "ends"
LAYERS = 3
# Inverse strength of the prior; from .0003 to .003 all are alike.
STRENGTH = 0.001
FOLDS = 5


def without_head(model: onnx.ModelProto) -> onnx.ModelProto:
    graph = model.graph
    for kept in (graph.node, graph.initializer, graph.output):
        own = [each for each in kept if each.name.startswith(OUTPUT)]
        for each in own:
            kept.remove(each)
    return model


def states_of(model: onnx.ModelProto) -> list[str]:
    """Names of what the last layers give, the last one last."""
    norms = [node.output[0] for node in model.graph.node if node.op_type == "LayerNormalization"]
    # Two norms a layer: the second is what the layer gives.
    return norms[-2 * LAYERS + 1 :: 2]


def with_outputs(model: onnx.ModelProto, names: list[str]) -> bytes:
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    for name in names:
        copy.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    return copy.SerializeToString()


class Words:
    """A pair whose claim is cut into words, as `src/search/reader/pair-tokens.ts` writes it."""

    def __init__(self, tokens: PairTokens, question: str, claim: Claim, words: list[str]) -> None:
        first = [CLS, *tokens.of(question)[: MOST["question"]], SEP]
        path = tokens.of(path_text(claim.path))[-MOST["path"] :] if claim.path else []
        before = [*tokens.of("|"), *tokens.of(claim.before)[-MOST["before"] :]] if claim.before else []
        after = [*tokens.of(">"), *tokens.of(claim.after)[: MOST["after"]]] if claim.after else []
        own: list[int] = []
        self.start = len(first) + len(path)
        self.ends: list[int] = []
        for word in words:
            own += tokens.of(word)[: MOST["claim"] - len(own)]
            self.ends.append(self.start + len(own))
        self.ids = [*first, *path, *own, *before, *after, SEP]
        self.types = [0] * len(first) + [1] * (len(self.ids) - len(first))

    def feeds(self) -> dict[str, np.ndarray]:
        rows = {"input_ids": self.ids, "attention_mask": [1] * len(self.ids), "token_type_ids": self.types}
        return {name: np.array([row], dtype=np.int64) for name, row in rows.items()}

    def tokens(self) -> list[tuple[int, int]]:
        """Of each word its tokens, from and to."""
        return list(zip([self.start, *self.ends[:-1]], self.ends))


def claim_of(passage: dict) -> Claim:
    return Claim(tuple(dict.fromkeys(part for part in passage["path"] if part)), passage["claim"], passage.get("before", ""), passage.get("after", ""))


def session(model: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def fit(states: list[np.ndarray], marks: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Weights [states, 2] and bias [2] by two logistic regressions over all tokens, on states of like size."""
    rows = np.concatenate(states)
    mean, size = rows.mean(0), rows.std(0) + 1e-6
    wanted = np.concatenate(marks)
    heads = [LogisticRegression(C=STRENGTH, max_iter=300).fit((rows - mean) / size, wanted[:, side]) for side in (0, 1)]
    weights = np.stack([head.coef_[0] / size for head in heads], 1)
    return weights, np.array([head.intercept_[0] for head in heads]) - mean @ weights


def of_words(words: Words, logits: np.ndarray) -> np.ndarray:
    """Two logits a word of two a token: the greatest of its tokens', the least of all for what has none."""
    least = logits.min()
    return np.array([logits[start:end].max(0) if end > start else [least, least] for start, end in words.tokens()])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "data" / "reader")
    parser.add_argument("--examples", type=Path, default=CACHE / "ends.jsonl")
    parser.add_argument("--scores", type=Path, default=CACHE / "ends-scores.jsonl")
    options = parser.parse_args()
    tokens = PairTokens(options.folder)
    model = without_head(onnx.load(str(options.folder / "reader.onnx")))
    names = states_of(model)
    reader = session(with_outputs(model, names))
    lines = [json.loads(line) for line in options.examples.read_text(encoding="utf8").splitlines()]
    pairs = [Words(tokens, line["question"], claim_of(line["passage"]), line["words"]) for line in lines]
    whole = [np.concatenate([layer[0] for layer in reader.run(names, pair.feeds())], 1) for pair in pairs]
    inside = [states[pair.start : pair.ends[-1]] for pair, states in zip(pairs, whole)]
    marks = []
    for line, pair in zip(lines, pairs):
        mark = np.zeros((pair.ends[-1] - pair.start, 2), dtype=bool)
        spots = pair.tokens()
        for first, last in zip(line["firsts"], line["lasts"]):
            if spots[first][1] > spots[first][0] and spots[last][1] > spots[last][0]:
                mark[spots[first][0] - pair.start, 0] = True
                mark[spots[last][1] - 1 - pair.start, 1] = True
        marks.append(mark)
    folds = np.array([line["fold"] for line in lines])
    scores: list[list[float]] = [[] for _ in lines]
    for fold in range(FOLDS):
        weights, bias = fit([inside[at] for at in np.flatnonzero(folds != fold)], [marks[at] for at in np.flatnonzero(folds != fold)])
        for at in np.flatnonzero(folds == fold):
            scores[at] = of_words(pairs[at], whole[at] @ weights + bias).round(3).flatten().tolist()
    options.scores.write_text("".join(f"{json.dumps(each)}\n" for each in scores), encoding="utf8")

    weights, bias = fit(inside, marks)
    graph = model.graph
    graph.initializer.append(numpy_helper.from_array(weights.astype(np.float32), f"{OUTPUT}.weight"))
    graph.initializer.append(numpy_helper.from_array(bias.astype(np.float32), f"{OUTPUT}.bias"))
    graph.node.append(helper.make_node("Concat", names, [f"{OUTPUT}.states"], name=f"{OUTPUT}.concat", axis=-1))
    graph.node.append(helper.make_node("MatMul", [f"{OUTPUT}.states", f"{OUTPUT}.weight"], [f"{OUTPUT}.product"], name=f"{OUTPUT}.matmul"))
    graph.node.append(helper.make_node("Add", [f"{OUTPUT}.product", f"{OUTPUT}.bias"], [OUTPUT], name=f"{OUTPUT}.add"))
    graph.output.append(helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["rows", "length", 2]))
    onnx.save(model, str(options.folder / "reader.onnx"))
    card = json.loads((options.folder / "reader.json").read_text(encoding="utf8"))
    card["sha256"]["reader.onnx"] = hashlib.sha256((options.folder / "reader.onnx").read_bytes()).hexdigest()
    shipped = session((options.folder / "reader.onnx").read_bytes())
    for pair in card["golden"][:1]:
        words = Words(tokens, pair["question"], claim_of(pair), [f"{word} " for word in pair["claim"].split(" ")])
        (logits,) = shipped.run([OUTPUT], words.feeds())
        pair[OUTPUT] = of_words(words, logits[0]).round(3).flatten().tolist()
    (options.folder / "reader.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    print(f"{len(lines)} questions, {sum(len(each) for each in inside)} tokens")


if __name__ == "__main__":
    main()
