"""The mean of the weights of readers that were trained from one beginning, in other orders: surer than each of them, at no cost.

Usage: mean_of_runs.py --out FILE FILE FILE..."""

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    runs = [torch.load(file, weights_only=True)["model"] for file in options.files]
    torch.save({"model": {name: sum(run[name] for run in runs) / len(runs) for name in runs[0]}}, options.out)


if __name__ == "__main__":
    main()
