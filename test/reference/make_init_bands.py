"""Writes init_bands.json: what 200 seeds give for the lecture's 10-layer nets.

Run with NumPy (any recent version):  python make_init_bands.py     (two minutes on one core)
The net of lecture L1, "Vanishing Gradient Problem": 1000 standard normal inputs of 500 numbers, 10
layers of 500 units, no biases. Per kind and layer: the mean over the seeds and the standard deviation
over the seeds, of the activations' mean, of their standard deviation, and of the share of saturated
activations (|h| >= 0.98).
"""

import json
import pathlib
import re

import numpy as np

SEEDS, N, WIDTH, DEPTH = 200, 1000, 500, 10
tanh = np.tanh
relu = lambda z: np.maximum(0, z)
KINDS = {
    "small": (0.01, tanh),
    "large": (1.0, tanh),
    "xavier": (1 / np.sqrt(WIDTH), tanh),
    "xavier-relu": (1 / np.sqrt(WIDTH), relu),
    "kaiming": (np.sqrt(2 / WIDTH), relu),
}

samples = {kind: [] for kind in KINDS}
inputs = []
for seed in range(SEEDS):
    rng = np.random.RandomState(seed)
    x = rng.randn(N, WIDTH)
    inputs.append([x.mean(), x.std()])
    # The kinds share their draws: only the scale differs, and each band is of one kind.
    weights = [rng.randn(WIDTH, WIDTH) for _ in range(DEPTH)]
    for kind, (scale, f) in KINDS.items():
        h, rows = x, []
        for w in weights:
            h = f(h @ (w * scale))
            rows.append([h.mean(), h.std(), np.mean(np.abs(h) >= 0.98)])
        samples[kind].append(rows)


def spread(values):
    """Mean and standard deviation over the seeds, with the digits that matter."""
    a = np.array(values)
    return [[float(f"{m:.7g}"), float(f"{s:.4g}")] for m, s in zip(a.mean(0), a.std(0, ddof=1))]


bands = {
    "seeds": SEEDS,
    "input": dict(zip(["mean", "std"], spread(inputs))),
    "kinds": {
        kind: {
            name: spread(np.array(rows)[:, :, i])
            for i, name in enumerate(["mean", "std", "saturated"])
        }
        for kind, rows in samples.items()
    },
}
# One line per kind and statistic.
text = re.sub(r"\[\s+([^\[\]]+?)\s+\]", lambda m: "[" + re.sub(r"\s+", " ", m[1]) + "]", json.dumps(bands, indent=1))
text = re.sub(r"\],\s+\[", "], [", text)
pathlib.Path(__file__).with_name("init_bands.json").write_text(text + "\n")
