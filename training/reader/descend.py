"""One step of learning, as the reader's and the embedder's training take it."""

import torch
from torch import nn


def descend(optimiser: torch.optim.Optimizer, loss: torch.Tensor, rate: float, done: int, share: float, warm_up: float) -> None:
    """Learns from a loss. The rate rises for the first `warm_up` steps of those that are done, and falls with the share of the whole to
    nothing; a group of weights may learn `times` as fast."""
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    for group in optimiser.param_groups:
        group["lr"] = rate * group.get("times", 1.0) * min(1, (done + 1) / warm_up) * (1 - share)
    nn.utils.clip_grad_norm_([weight for group in optimiser.param_groups for weight in group["params"]], 1.0)
    optimiser.step()
