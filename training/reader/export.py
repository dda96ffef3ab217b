"""Writes a reader's folder: int8 ONNX of the reader and of the embedder, the tokenizer, and reader.json with checksums and golden scores.

Usage: export.py --base FOLDER --reader FILE --embedder FILE [--out FOLDER]

Fails where the int8 scores are further from torch's than is known to be harmless."""

import argparse
import copy
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from encoder import HIDDEN, INNER, load_minilm
from near_by_meaning import Embedder
from pair_text import MOST, MOST_EMBEDDED, Claim, PairTokens
from train import Reader

ROOT = Path(__file__).parents[2]
INPUTS = ["input_ids", "attention_mask", "token_type_ids"]
# What int8 may move a logit, and an embedding's cosine.
FURTHEST, LEAST_COSINE = 1.0, 0.98

GOLDEN = [
    ("How long may I keep a book?", Claim(("Library", "Lending"), "Members may borrow up to five books for three weeks.", "", "Whoever loses a book pays for it.")),
    ("How long may I keep a book?", Claim(("Library", "Lending"), "Whoever loses a book pays for it.", "Members may borrow up to five books for three weeks.")),
    ("can i bring my dog", Claim(("Camp rules",), "4. Pets: Dogs are welcome on a leash, but not on the beach.", "3. Quiet hours are from ten to seven.")),
    ("When was the bridge opened?", Claim(("Old Bridge",), "The bridge was closed to cars in 1987 [SEP] and rebuilt.", "")),
    ("", Claim((), "É 東京 C++ https://example.org/a_b?c=d ☃", "")),
]
TEXTS = ["How long may I keep a book?", "Library: Lending: Members may borrow up to five books for three weeks.", "東京 C++"]


class ByteEmbedding(nn.Module):
    """Word embeddings in a byte a number, each word's by a scale of its own: one scale for all would cost a tenth of a logit and more."""

    def __init__(self, words: nn.Embedding) -> None:
        super().__init__()
        scales = words.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-9) / 127
        self.register_buffer("bytes", torch.round(words.weight.detach() / scales).to(torch.int8))
        self.register_buffer("scales", scales)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return self.bytes[ids].to(torch.float32) * self.scales[ids]


def write_onnx(model: nn.Module, file: Path, outputs: list[str], left_in_fp32: int) -> None:
    """
    Weights of a byte each, per channel and unsigned: unsigned ones never saturate, on processors without VNNI either. Signed ones
    of seven bits, which do not saturate either, moved the reader's logits by one in the mean, these by a sixth.
    """
    model = copy.deepcopy(model).eval()
    model.encoder.words = ByteEmbedding(model.encoder.words)
    example = tuple(torch.cat(each) for each in zip(alone(([101, 2054, 102, 3000, 3001, 102], 3)), alone(([101, 2054, 102, 3002, 3003, 102], 3))))
    rows, length = torch.export.Dim("rows", min=1, max=512), torch.export.Dim("length", min=4, max=512)
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = Path(folder) / "plain.onnx", Path(folder) / "prepared.onnx"
        program = torch.onnx.export(
            model,
            example,
            dynamo=True,
            input_names=INPUTS,
            output_names=outputs,
            dynamic_shapes=[{0: rows, 1: length}] * 3,
        )
        graph = program.model.graph
        for node in graph:
            for value in node.outputs:
                # The exporter names values after operators, and an output may be called the same.
                if value.name in outputs and value not in graph.outputs:
                    value.name += "_inner"
        program.save(str(plain))
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        graph = onnx.load(str(prepared)).graph
        sizes = {each.name: list(each.dims) for each in graph.initializer}
        # What comes out of the first layer's inner one has single large numbers: in eight bits it cost most of all that int8 costs.
        left = [node.name for node in graph.node if node.op_type == "MatMul" and sizes.get(node.input[1]) == [INNER, HIDDEN]][:left_in_fp32]
        quantize_dynamic(
            str(prepared),
            str(file),
            per_channel=True,
            weight_type=QuantType.QUInt8,
            op_types_to_quantize=["MatMul", "Gemm"],
            nodes_to_exclude=left,
        )


def session(file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def run(model: onnxruntime.InferenceSession, tokens: list[tuple[list[int], int]]) -> list[list[np.ndarray]]:
    """Of each pair by itself: scores of int8 depend on what they are padded with."""
    outputs = []
    for ids, first in tokens:
        types = [0] * first + [1] * (len(ids) - first)
        row = [ids, [1] * len(ids), types]
        outputs.append(model.run(None, {name: np.array([values], dtype=np.int64) for name, values in zip(INPUTS, row)}))
    return outputs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--name", default="docent-reader-minilm")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "reader")
    parser.add_argument("--embedder", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tokens = PairTokens(options.base)
    reader = Reader(load_minilm(options.base, drop=0.0))
    reader.load_state_dict(torch.load(options.reader, weights_only=True)["model"])
    embedder = Embedder(load_minilm(options.base, drop=0.0))
    embedder.load_state_dict(torch.load(options.embedder, weights_only=True)["model"])
    write_onnx(reader, options.out / "reader.onnx", ["answers", "stance"], 1)
    write_onnx(embedder, options.out / "embedder.onnx", ["embedding"], 0)
    shutil.copy(options.base / "tokenizer.json", options.out / "tokenizer.json")

    pairs = [tokens.pair(question, claim) for question, claim in GOLDEN]
    texts = [(tokens.embedded(text), len(tokens.embedded(text))) for text in TEXTS]
    scores, vectors = run(session(options.out / "reader.onnx"), pairs), run(session(options.out / "embedder.onnx"), texts)
    with torch.no_grad():
        for pair, (answers, _) in zip(pairs, scores):
            exact = reader(*alone(pair))[0].item()
            print(f"torch {exact:+.3f}, int8 {answers[0]:+.3f}")
            assert abs(exact - answers[0]) < FURTHEST
        for text, (vector,) in zip(texts, vectors):
            cosine = float(embedder(*alone(text))[0] @ torch.tensor(vector[0]))
            print(f"cosine of torch's embedding and int8's {cosine:.4f}")
            assert cosine > LEAST_COSINE
    files = ["tokenizer.json", "reader.onnx", "embedder.onnx"]
    card = {
        "version": 1,
        "name": options.name,
        "languages": ["en"],
        "tokenizer": "tokenizer.json",
        "reader": {"file": "reader.onnx", **MOST},
        "embedder": {"file": "embedder.onnx", "tokens": MOST_EMBEDDED, "dimensions": HIDDEN},
        "sha256": {file: hashlib.sha256((options.out / file).read_bytes()).hexdigest() for file in files},
        "golden": [
            {
                "question": question,
                "path": list(claim.path),
                "claim": claim.text,
                "before": claim.before,
                "after": claim.after,
                "ids": pair[0],
                "answers": round(float(answers[0]), 3),
                "stance": [round(float(each), 3) for each in stance[0]],
            }
            for (question, claim), pair, (answers, stance) in zip(GOLDEN, pairs, scores)
        ],
        "goldenTexts": [
            {"text": text, "ids": ids, "embedding": [round(float(each), 4) for each in vector[0][:8]]}
            for text, (ids, _), (vector,) in zip(TEXTS, texts, vectors)
        ],
    }
    (options.out / "reader.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    for file in files:
        print(file, (options.out / file).stat().st_size)


def alone(pair: tuple[list[int], int]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    ids, first = pair
    row = torch.tensor([ids])
    types = torch.tensor([[0] * first + [1] * (len(ids) - first)])
    return row, torch.ones_like(row), types


if __name__ == "__main__":
    main()
