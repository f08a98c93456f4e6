"""The workloads that PyTorch has an answer for, on the processor. Speaks the lines of serving.py."""

import numpy as np
import torch
from serving import CONVOLUTIONS, FLOATS, TRAINING, ends, fill, initial_weights, serve, tasks, training_inputs


def filled(shape, salt, dtype):
    return torch.from_numpy(fill(shape, salt, dtype))


def product(m, k, n, dtype, turn_a=False, turn_b=False):
    def prepare():
        a = filled((k, m) if turn_a else (m, k), 1, dtype)
        b = filled((n, k) if turn_b else (k, n), 2, dtype)
        x, y = a.T if turn_a else a, b.T if turn_b else b
        return lambda: ends(x @ y)

    return prepare


ELEMENTWISE = {
    "add": lambda a, b, p: a + b,
    "multiply": lambda a, b, p: a * b,
    "maximum": lambda a, b, p: a.clamp(min=0),
    "exp": lambda a, b, p: a.exp(),
    "tanh": lambda a, b, p: a.tanh(),
    "sigmoid": lambda a, b, p: a.sigmoid(),
    "log": lambda a, b, p: p.log(),
    "sqrt": lambda a, b, p: p.sqrt(),
}


INTO = {
    "add": lambda a, b, p, out: torch.add(a, b, out=out),
    "multiply": lambda a, b, p, out: torch.mul(a, b, out=out),
    "maximum": lambda a, b, p, out: torch.clamp(a, min=0, out=out),
    "exp": lambda a, b, p, out: torch.exp(a, out=out),
    "tanh": lambda a, b, p, out: torch.tanh(a, out=out),
    "log": lambda a, b, p, out: torch.log(p, out=out),
    "sqrt": lambda a, b, p, out: torch.sqrt(p, out=out),
}


def into(function, count, dtype):
    """Into an array that is there."""
    out = filled((count,), 3, dtype)
    return elementwise(lambda a, b, p: function(a, b, p, out), count, dtype)


def elementwise(function, count, dtype):
    def prepare():
        a, b = filled((count,), 1, dtype), filled((count,), 2, dtype)
        positive = a + 1
        return lambda: ends(function(a, b, positive))

    return prepare


def convolution(x_shape, w_shape, dtype):
    def prepare():
        x, w = filled(x_shape, 1, dtype).requires_grad_(), filled(w_shape, 2, dtype).requires_grad_()
        b = filled(w_shape[:1], 3, dtype).requires_grad_()
        dout = filled((x_shape[0], w_shape[0], *x_shape[2:]), 4, dtype)

        def run():
            out = torch.nn.functional.conv2d(x, w, b, padding=1)
            grads = torch.autograd.grad(out, (x, w, b), dout)
            return sum(ends(part) for part in (out.detach(), *grads))

        return run

    return prepare


def training_step(dtype):
    def prepare():
        params = []
        for weights in initial_weights(dtype):
            params.append(torch.from_numpy(weights).requires_grad_())
            params.append(torch.zeros(weights.shape[1], dtype=params[-1].dtype, requires_grad=True))
        X, y = map(torch.from_numpy, training_inputs(dtype))
        optimiser = torch.optim.SGD(params, lr=TRAINING.rate, momentum=TRAINING.momentum)

        def run():
            out = X
            for layer in range(0, len(params), 2):
                if layer > 0:
                    out = out.relu()
                out = torch.addmm(params[layer + 1], out, params[layer])
            loss = torch.nn.functional.cross_entropy(out, y)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            return loss.item()

        return run

    return prepare


for short, dtype in FLOATS.items():
    tasks[f"product-500-{short}"] = product(500, 500, 500, dtype)
    tasks[f"product-1024-{short}"] = product(1024, 1024, 1024, dtype)
    tasks[f"product-wide-{short}"] = product(16, 4096, 4096, dtype)
    tasks[f"product-layer-{short}"] = product(200, 3072, 100, dtype)
    tasks[f"product-layer-dx-{short}"] = product(200, 100, 3072, dtype, turn_b=True)
    tasks[f"product-layer-dw-{short}"] = product(3072, 200, 100, dtype, turn_a=True)
    tasks[f"train-step-{short}"] = training_step(dtype)
    for name, shapes in CONVOLUTIONS.items():
        tasks[f"{name}-{short}"] = convolution(*shapes, dtype)
    for name, function in ELEMENTWISE.items():
        tasks[f"{name}-1M-{short}"] = elementwise(function, 1_000_000, dtype)
    for name, function in INTO.items():
        tasks[f"{name}-1M-out-{short}"] = into(function, 1_000_000, dtype)
tasks["product-tiny"] = product(4, 5, 3, np.float64)
for name in ("add", "multiply", "exp", "tanh"):
    tasks[f"{name}-100"] = elementwise(ELEMENTWISE[name], 100, np.float64)


def engine():
    library = "MKL" if torch.backends.mkl.is_available() else "OpenBLAS or its own"
    cpu = getattr(torch.backends, "cpu", None)  # before 2.0 it does not tell
    known = {"AVX512": "512", "AVX2": "256"}.get(cpu.get_cpu_capability(), "128") if cpu else "unknown"
    return f"{library}, {torch.get_num_threads()} threads, {known}-bit vectors"


serve(f"{torch.__version__}, {engine()}")
