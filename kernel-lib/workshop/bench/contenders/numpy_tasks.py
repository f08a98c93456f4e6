"""The workloads in NumPy, as a Python programmer would write them. Speaks the lines of serving.py."""

import importlib.util
import os
import pathlib

import numpy as np
from serving import (
    CONVOLUTIONS,
    FLOATS,
    TRAINING,
    ends,
    fill,
    initial_weights,
    labels,
    serve,
    task,
    tasks,
    training_inputs,
)


def product(m, k, n, dtype):
    def prepare():
        a, b = fill((m, k), 1, dtype), fill((k, n), 2, dtype)
        return lambda: ends(a.dot(b))

    return prepare


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


ELEMENTWISE = {
    "add": lambda a, b, p: np.add(a, b),
    "multiply": lambda a, b, p: np.multiply(a, b),
    "maximum": lambda a, b, p: np.maximum(a, 0),
    "exp": lambda a, b, p: np.exp(a),
    "tanh": lambda a, b, p: np.tanh(a),
    "sigmoid": lambda a, b, p: sigmoid(a),
    "log": lambda a, b, p: np.log(p),
    "sqrt": lambda a, b, p: np.sqrt(p),
}


INTO = {
    "add": lambda a, b, p, out: np.add(a, b, out=out),
    "multiply": lambda a, b, p, out: np.multiply(a, b, out=out),
    "maximum": lambda a, b, p, out: np.maximum(a, 0, out=out),
    "exp": lambda a, b, p, out: np.exp(a, out=out),
    "tanh": lambda a, b, p, out: np.tanh(a, out=out),
    "log": lambda a, b, p, out: np.log(p, out=out),
    "sqrt": lambda a, b, p, out: np.sqrt(p, out=out),
}


def into(function, count, dtype):
    """Into an array that is there."""
    out = fill((count,), 3, dtype)
    return elementwise(lambda a, b, p: function(a, b, p, out), count, dtype)


def elementwise(function, count, dtype):
    def prepare():
        a, b = fill((count,), 1, dtype), fill((count,), 2, dtype)
        positive = a + dtype(1)
        return lambda: ends(function(a, b, positive))

    return prepare


REDUCTIONS = {
    "sum": lambda x: float(x.sum()),
    "mean": lambda x: float(x.mean()),
    "std": lambda x: float(x.std()),
    "max": lambda x: float(x.max()),
    "sum-axis-0": lambda x: ends(x.sum(0)),
    "sum-axis-1": lambda x: ends(x.sum(1)),
}


def reduction(function, shape):
    def prepare():
        x = fill(shape, 1)
        return lambda: function(x)

    return prepare


tasks["product-tiny"] = product(4, 5, 3, np.float64)
for short, dtype in FLOATS.items():
    tasks[f"product-500-{short}"] = product(500, 500, 500, dtype)
    tasks[f"product-1024-{short}"] = product(1024, 1024, 1024, dtype)
    tasks[f"product-wide-{short}"] = product(16, 4096, 4096, dtype)
    tasks[f"product-layer-{short}"] = product(200, 3072, 100, dtype)
    for name, function in ELEMENTWISE.items():
        tasks[f"{name}-1M-{short}"] = elementwise(function, 1_000_000, dtype)
    for name, function in INTO.items():
        tasks[f"{name}-1M-out-{short}"] = into(function, 1_000_000, dtype)
for name, function in ELEMENTWISE.items():
    tasks[f"{name}-100"] = elementwise(function, 100, np.float64)
for name, function in REDUCTIONS.items():
    tasks[f"{name}-1M"] = reduction(function, (1000, 1000))
    tasks[f"{name}-100"] = reduction(function, (100,))


def backward_products(dtype):
    def dx():
        dout, w = fill((200, 100), 1, dtype), fill((3072, 100), 2, dtype)
        return lambda: ends(dout.dot(w.T))

    def dw():
        x, dout = fill((200, 3072), 1, dtype), fill((200, 100), 2, dtype)
        return lambda: ends(x.T.dot(dout))

    return dx, dw


for short, dtype in FLOATS.items():
    tasks[f"product-layer-dx-{short}"], tasks[f"product-layer-dw-{short}"] = backward_products(dtype)


def indexed():
    x = fill((300, 100), 1)
    written = x.copy()
    mask = x <= 0
    values = fill((mask.sum(),), 2)
    row_mask = x[:, 0] <= 0
    rows, columns, many = np.arange(300) * 7 % 300, np.arange(100) * 7 % 100 * 3 % 100, np.arange(1000) % 300
    each, y = np.arange(300), labels(300, 100)
    many_rows = fill((1000, 100), 3)

    def put(index, value):
        written[index] = value
        return ends(written)

    def add_at():
        np.add.at(written, many, many_rows)
        return 1 if ends(written) < np.inf else 0

    return {
        "compare": lambda: ends(x <= 0),
        "where": lambda: ends(np.where(mask, 0, x)),
        "mask-set": lambda: put(mask, 0),
        "mask-get": lambda: ends(x[mask]),
        "mask-set-values": lambda: put(mask, values),
        "mask-rows": lambda: ends(x[row_mask]),
        "rows-get": lambda: ends(x[rows]),
        "rows-set": lambda: put(rows, x),
        "columns-get": lambda: ends(x[:, columns]),
        "pairs-get": lambda: ends(x[each, y]),
        "pairs-set": lambda: put((each, y), 0),
        "add-at": add_at,
    }


for name in indexed():
    tasks[f"index-{name}"] = lambda name=name: indexed()[name]


def program(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda: [float(value) for value in module.run()]


for path in (pathlib.Path(__file__).parents[1] / "programs").glob("*.py"):
    tasks[f"program-{path.stem}"] = lambda path=path: program(path)


@task("normals-generator")
def normals_generator():
    rng = np.random.default_rng(0)
    return lambda: 1 if ends(rng.standard_normal(4096 * 4096)) > 1e9 else 0


@task("normals-legacy")
def normals_legacy():
    rng = np.random.RandomState(0)
    return lambda: 1 if ends(rng.randn(4096 * 4096)) > 1e9 else 0


@task("slide-fresh")
def slide():
    np.random.seed(0)
    x0 = np.random.randn(16, 4096)

    def run():
        dims = [4096] * 7
        x = x0
        for Din, Dout in zip(dims[:-1], dims[1:]):
            W = 0.01 * np.random.randn(Din, Dout)
            x = np.tanh(x.dot(W))
        return 1 if x.std() < 10 else 0

    return run


tasks["slide-reuse"] = slide
tasks["slide-legacy"] = slide


@task("slide-generator")
def slide_generator():
    rng = np.random.default_rng(0)
    x0 = rng.standard_normal((16, 4096))

    def run():
        x = x0
        for _ in range(6):
            x = np.tanh(x.dot(0.01 * rng.standard_normal((4096, 4096))))
        return 1 if x.std() < 10 else 0

    return run


def initial_net(dtype):
    params = {}
    for layer, weights in enumerate(initial_weights(dtype), 1):
        params[f"W{layer}"], params[f"b{layer}"] = weights, np.zeros(weights.shape[1], dtype)
    return params


def loss_and_gradients(p, X, y):
    a1 = X.dot(p["W1"]) + p["b1"]
    h1 = np.maximum(0, a1)
    a2 = h1.dot(p["W2"]) + p["b2"]
    h2 = np.maximum(0, a2)
    scores = h2.dot(p["W3"]) + p["b3"]
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    N = X.shape[0]
    loss = -log_p[np.arange(N), y].mean()
    d = np.exp(log_p)
    d[np.arange(N), y] -= 1
    d /= N
    grads = {"W3": h2.T.dot(d), "b3": d.sum(axis=0)}
    d = d.dot(p["W3"].T) * (a2 > 0)
    grads["W2"], grads["b2"] = h1.T.dot(d), d.sum(axis=0)
    d = d.dot(p["W2"].T) * (a1 > 0)
    grads["W1"], grads["b1"] = X.T.dot(d), d.sum(axis=0)
    return loss, grads


def update(params, grads, velocity, rate):
    for name in params:
        v = TRAINING.momentum * velocity[name] - rate * grads[name]
        velocity[name] = v
        params[name] = params[name] + v


def training_step(dtype):
    def prepare():
        params = initial_net(dtype)
        velocity = {name: np.zeros_like(w) for name, w in params.items()}
        X, y = training_inputs(dtype)

        def run():
            loss, grads = loss_and_gradients(params, X, y)
            update(params, grads, velocity, TRAINING.rate)
            return float(loss)

        return run

    return prepare


for short, dtype in FLOATS.items():
    tasks[f"train-step-{short}"] = training_step(dtype)

tasks["train-step-autograd"] = tasks["train-step-f64"]


@task("epoch-images")
def epoch():
    params = initial_net(np.float64)
    velocity = {name: np.zeros_like(w) for name, w in params.items()}
    X, y = fill((1000, TRAINING.layers[0][0]), 5) * 200, labels(1000, 10)
    rng = np.random.RandomState(0)

    def run():
        order = rng.permutation(1000)
        for start in range(0, 1000, TRAINING.batch):
            batch = order[start : start + TRAINING.batch]
            _, grads = loss_and_gradients(params, X[batch], y[batch])
            update(params, grads, velocity, 1e-3)
        return 0

    return run


def numerical_gradient(f, x, df, h=1e-5):
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        old = x[ix]
        x[ix] = old + h
        up = f(x).copy()
        x[ix] = old - h
        down = f(x).copy()
        x[ix] = old
        grad[ix] = np.sum((up - down) * df) / (2 * h)
        it.iternext()
    return grad


def affine(x, w, b):
    return x.reshape(x.shape[0], -1).dot(w) + b


@task("gradient-check")
def gradient_check():
    x, w, b, dout = fill((10, 6), 1), fill((6, 5), 2), fill((5,), 3), fill((10, 5), 4)

    def run():
        dx = numerical_gradient(lambda v: affine(v, w, b), x, dout)
        dw = numerical_gradient(lambda v: affine(x, v, b), w, dout)
        db = numerical_gradient(lambda v: affine(x, w, v), b, dout)
        return ends(dx) + ends(dw) + ends(db)

    return run


@task("batchnorm")
def batchnorm():
    x, dout = fill((200, 100), 1), fill((200, 100), 2)
    gamma, beta = fill((100,), 3), fill((100,), 4)
    eps = 1e-5

    def run():
        mean = x.mean(axis=0)
        var = x.var(axis=0)
        std = np.sqrt(var + eps)
        xhat = (x - mean) / std
        out = gamma * xhat + beta
        N = x.shape[0]
        dgamma = (dout * xhat).sum(axis=0)
        dbeta = dout.sum(axis=0)
        dx = gamma / (N * std) * (N * dout - dbeta - xhat * dgamma)
        return ends(out) + ends(dx) + ends(dgamma) + ends(dbeta)

    return run


def convolution(x_shape, w_shape, dtype):
    """By im2col, as in CS231n: one product of matrices, and the windows added up on the way back."""
    N, C, H, W = x_shape
    F, _, HH, WW = w_shape

    def prepare():
        x, w, b = fill(x_shape, 1, dtype), fill(w_shape, 2, dtype), fill((F,), 3, dtype)
        dout = fill((N, F, H, W), 4, dtype)

        def run():
            padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
            windows = np.lib.stride_tricks.sliding_window_view(padded, (HH, WW), axis=(2, 3))
            cols = windows.transpose(1, 4, 5, 0, 2, 3).reshape(C * HH * WW, -1)
            out = w.reshape(F, -1).dot(cols) + b[:, None]
            out = out.reshape(F, N, H, W).transpose(1, 0, 2, 3)
            d = dout.transpose(1, 0, 2, 3).reshape(F, -1)
            dw, db = d.dot(cols.T).reshape(w.shape), d.sum(1)
            dcols = w.reshape(F, -1).T.dot(d).reshape(C, HH, WW, N, H, W)
            dx = np.zeros_like(padded)
            for k in range(HH):
                for l in range(WW):
                    dx[:, :, k : k + H, l : l + W] += dcols[:, k, l].transpose(1, 0, 2, 3)
            dx = dx[:, :, 1:-1, 1:-1]
            corners = float(out[0, 0, 0, 0]) + float(out[-1, -1, -1, -1])
            corners += float(dx[0, 0, 0, 0]) + float(dx[-1, -1, -1, -1])
            return corners + ends(dw) + ends(db)

        return run

    return prepare


for short, dtype in FLOATS.items():
    for name, shapes in CONVOLUTIONS.items():
        tasks[f"{name}-{short}"] = convolution(*shapes, dtype)


def engine():
    """Which library does the products, with how many threads, and how wide the vectors are."""
    threads = os.environ.get("OPENBLAS_NUM_THREADS", f"default ({os.cpu_count()})")
    config = np.show_config(mode="dicts")
    blas = config.get("Build Dependencies", {}).get("blas", {})
    found = " ".join(config.get("SIMD Extensions", {}).get("found", []))
    wide = [(512, ("AVX512", "X86_V4")), (256, ("AVX2", "X86_V3"))]
    width = next((bits for bits, names in wide if any(name in found for name in names)), 128)
    return f"{blas.get('name')} {blas.get('version')}, {threads} threads, {width}-bit vectors"


serve(f"{np.__version__}, {engine()}")
