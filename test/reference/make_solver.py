"""Writes solver.json: whole trainings on generated images by a NumPy program of its own.

Run with NumPy:  python make_solver.py
Data: solver_images.json, written by shapeImages of kernel-lib/data. Net, initialisation, batches and
update rules are written here from their formulas; only the order of random draws is shared, so the
two programs should agree to rounding, update by update.
"""

import base64
import json
import pathlib

import numpy as np

here = pathlib.Path(__file__).parent
images = json.loads((here / "solver_images.json").read_text())
pixels = np.frombuffer(base64.b64decode(images["pixels"]), np.uint8).reshape(500, 144).astype(float)
labels = np.array(images["labels"])
mean = pixels[:400].mean(0)
X, y = (pixels[:400] - mean) / 64, labels[:400]
X_val, y_val = (pixels[400:] - mean) / 64, labels[400:]


def init(dims, seed):
    rng = np.random.RandomState(seed)
    params = {}
    for k in range(1, len(dims)):
        params[f"W{k}"] = rng.randn(dims[k - 1], dims[k]) * np.sqrt(2 / dims[k - 1])
        params[f"b{k}"] = np.zeros(dims[k])
    return params


def scores(params, X):
    layers = len(params) // 2
    h = [X]
    for k in range(1, layers):
        h.append(np.maximum(0, h[-1] @ params[f"W{k}"] + params[f"b{k}"]))
    return h, h[-1] @ params[f"W{layers}"] + params[f"b{layers}"]


def loss_and_grads(params, X, y, reg):
    layers = len(params) // 2
    h, s = scores(params, X)
    e = np.exp(s - s.max(1, keepdims=True))
    p = e / e.sum(1, keepdims=True)
    n = np.arange(len(y))
    loss = -np.log(p[n, y]).mean()
    d = p.copy()
    d[n, y] -= 1
    d /= len(y)
    grads = {}
    for k in range(layers, 0, -1):
        W = params[f"W{k}"]
        grads[f"W{k}"] = h[k - 1].T @ d + reg * W
        grads[f"b{k}"] = d.sum(0)
        loss += 0.5 * reg * (W**2).sum()
        d = (d @ W.T) * (h[k - 1] > 0)
    return loss, grads


def accuracy(params, X, y):
    return float((scores(params, X)[1].argmax(1) == y).mean())


def train(hidden, rule, lr, decay, sampling, reg=1e-3, epochs=15, batch=64, seed=3):
    params = init([144, *hidden, 10], seed=1)
    rng = np.random.RandomState(seed)
    state = {k: {} for k in params}
    losses, train_acc, val_acc = [], [accuracy(params, X, y)], [accuracy(params, X_val, y_val)]
    for _ in range(epochs):
        order = rng.permutation(len(y)) if sampling == "shuffle" else None
        for start in range(0, len(y), batch):
            rows = order[start : start + batch] if sampling == "shuffle" else rng.randint(0, len(y), batch)
            loss, grads = loss_and_grads(params, X[rows], y[rows], reg)
            losses.append(loss)
            for k in params:
                params[k] = rule(params[k], grads[k], lr, state[k])
        lr *= decay
        train_acc.append(accuracy(params, X, y))
        val_acc.append(accuracy(params, X_val, y_val))
    return {"losses": losses, "train_acc": train_acc, "val_acc": val_acc, "W1": params["W1"][0].tolist()}


def momentum(w, g, lr, s):
    s["v"] = 0.9 * s.get("v", 0) - lr * g
    return w + s["v"]


def adam(w, g, lr, s):
    s["t"] = s.get("t", 0) + 1
    s["m"] = 0.9 * s.get("m", 0) + 0.1 * g
    s["v"] = 0.999 * s.get("v", 0) + 0.001 * g**2
    m, v = s["m"] / (1 - 0.9 ** s["t"]), s["v"] / (1 - 0.999 ** s["t"])
    return w - lr * m / (np.sqrt(v) + 1e-8)


out = {
    "about": "whole trainings by a NumPy program; see make_solver.py",
    "momentum": train([40, 20], momentum, 0.05, 0.95, "shuffle"),
    "adam": train([40], adam, 5e-3, 1, "uniform"),
    "linear": train([], momentum, 0.01, 0.95, "shuffle"),
}
(here / "solver.json").write_text(json.dumps(out, separators=(",", ":")) + "\n")
for k in ("momentum", "adam", "linear"):
    print(k, out[k]["losses"][-1], out[k]["train_acc"][-1], max(out[k]["val_acc"]))
