"""The weights of a shipped reader back in torch, to be looked at where torch's own file of them is gone.

Usage: from_int8.py --base FOLDER [--folder FOLDER] [--out FILE]

What int8 has rounded away stays away; the golden pairs are held to the scores that the folder names."""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from articles import CACHE
from encoder import load_minilm
from export import alone
from pair_text import Claim, PairTokens
from train import Reader

ROOT = Path(__file__).parents[2]
FURTHEST = 1.0


def weights_of(file: Path) -> dict[str, torch.Tensor]:
    """By torch's names: what stands under its name, and of a dense layer what its bias is added to."""
    graph = onnx.load(str(file)).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    made_by = {output: node for node in graph.node for output in node.output}
    weights = {name: value for name, value in stored.items() if "." in name and "_Transposed" not in name}
    for node in graph.node:
        bias = next((name for name in node.input if name.endswith(".bias") and "norm" not in name), None)
        if node.op_type not in ("Add", "Gemm") or bias is None:
            continue
        weights[bias.removesuffix(".bias") + ".weight"] = np.ascontiguousarray(dense(node, stored, made_by).T)
    byte, scale = (stored[name] for name in words_of(graph, stored))
    weights["encoder.words.weight"] = byte.astype(np.float32) * scale
    return {name: torch.from_numpy(np.array(value)) for name, value in weights.items()}


def dense(node: onnx.NodeProto, stored: dict, made_by: dict) -> np.ndarray:
    """[in, out] of the product that a bias is added to."""
    while node.op_type not in ("MatMul", "MatMulInteger"):
        node = next(made_by[name] for name in node.input if name in made_by and name != "" and "scales_mul" not in name)
    name = next(name for name in node.input if name in stored and not name.endswith("_zero_point"))
    if node.op_type == "MatMul":
        return stored[name]
    plain = name.removesuffix("_quantized")
    shifted = stored[name].astype(np.float32) - stored[f"{plain}_zero_point"].astype(np.float32)
    return shifted * stored[f"{plain}_scale"]


def words_of(graph: onnx.GraphProto, stored: dict) -> tuple[str, str]:
    rows = max(value.shape[0] for value in stored.values() if value.ndim == 2)
    byte = next(name for name, value in stored.items() if value.dtype == np.int8 and value.ndim == 2 and value.shape[0] == rows)
    scale = next(name for name, value in stored.items() if value.dtype == np.float32 and value.shape == (rows, 1))
    return byte, scale


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--folder", type=Path, default=ROOT / "data" / "reader")
    parser.add_argument("--out", type=Path, default=CACHE / "shipped.pt")
    options = parser.parse_args()
    card = json.loads((options.folder / "reader.json").read_text(encoding="utf8"))
    model = Reader(load_minilm(options.base, drop=0.0)).eval()
    model.load_state_dict(weights_of(options.folder / card["reader"]["file"]))
    tokens = PairTokens(options.base)
    for each in card["golden"]:
        pair = tokens.pair(each["question"], Claim(tuple(each["path"]), each["claim"], each["before"], each["after"]))
        assert pair[0] == each["ids"]
        with torch.no_grad():
            answers, stance = model(*alone(pair))
        print(f"int8 {each['answers']:+.3f} {each['stance']}, torch {answers.item():+.3f} {[round(float(one), 3) for one in stance[0]]}")
        assert abs(answers.item() - each["answers"]) < FURTHEST
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict()}, options.out)


if __name__ == "__main__":
    main()
