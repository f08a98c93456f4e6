"""Writes optim.json: the paths of update rules, by independent formulas and by PyTorch.

Run with NumPy and PyTorch (any recent version, CPU):  python make_optim.py
Every case: w0 and the gradients of 6 steps (RandomState(7)), and w after each step. "numpy" is written
here from the papers, "torch" is what torch.optim gives. Both are compared with kernel-lib/optim.
"""

import json
import pathlib

import numpy as np
import torch

STEPS = 6
rng = np.random.RandomState(7)
SHAPES = {"matrix": (4, 5), "vector": (7,), "conv": (2, 3, 2, 2)}
DATA = {
    k: {"w0": rng.randn(*s), "grads": rng.randn(STEPS, *s) * np.array([1, 0.5, 2, 1, 0.1, 3]).reshape(STEPS, *[1] * len(s))}
    for k, s in SHAPES.items()
}


def run_numpy(rule, d, **config):
    w, state, path = d["w0"].copy(), {}, []
    for t, g in enumerate(d["grads"], 1):
        w = rule(w, g, t, state, **config)
        path.append(w.copy())
    return path


def run_torch(make, d, lrs=None):
    p = torch.nn.Parameter(torch.tensor(d["w0"], dtype=torch.float64))
    opt = make([p])
    path = []
    for i, g in enumerate(d["grads"]):
        if lrs:
            for group in opt.param_groups:
                group["lr"] = lrs[i]
        p.grad = torch.tensor(g, dtype=torch.float64)
        opt.step()
        path.append(p.detach().numpy().copy())
    return path


# Independent formulas ------------------------------------------------------------------------


def sgd(w, g, t, s, lr):
    return w - lr * g


def velocity(w, g, t, s, lr, mu, lrs=None):
    lr = lrs[t - 1] if lrs else lr
    s["v"] = mu * s.get("v", 0) - lr * g
    return w + s["v"]


def gradient(w, g, t, s, lr, mu, lrs=None):
    lr = lrs[t - 1] if lrs else lr
    s["v"] = mu * s.get("v", 0) + g
    return w - lr * s["v"]


def ascent(w, g, t, s, lr, mu):
    s["v"] = mu * s.get("v", 0) + g
    return w + lr * s["v"]


def average(w, g, t, s, lr, mu):
    s["v"] = mu * s.get("v", 0) + (1 - mu) * g
    return w - lr * s["v"]


def nesterov(w, g, t, s, lr, mu, lrs=None):
    lr = lrs[t - 1] if lrs else lr
    before = s.get("v", 0)
    s["v"] = mu * before - lr * g
    return w - mu * before + (1 + mu) * s["v"]


def adagrad(w, g, t, s, lr, eps):
    s["c"] = s.get("c", 0) + g**2
    return w - lr * g / (np.sqrt(s["c"]) + eps)


def rmsprop(w, g, t, s, lr, rho, eps, inside=False):
    s["c"] = rho * s.get("c", 0) + (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s["c"] + eps) if inside else np.sqrt(s["c"]) + eps)


def adam(w, g, t, s, lr, b1, b2, eps, correct=True, l2=0.0, decay=0.0):
    g = g + l2 * w
    s["m"] = b1 * s.get("m", 0) + (1 - b1) * g
    s["v"] = b2 * s.get("v", 0) + (1 - b2) * g**2
    m, v = (s["m"] / (1 - b1**t), s["v"] / (1 - b2**t)) if correct else (s["m"], s["v"])
    return w * (1 - decay) - lr * m / (np.sqrt(v) + eps)


def lion(w, g, t, s, lr, b1, b2, wd):
    m = s.get("m", np.zeros_like(w))
    u = np.sign(b1 * m + (1 - b1) * g) + wd * w
    s["m"] = b2 * m + (1 - b2) * g
    return w - lr * u


def adafactor(w, g, t, s, lr, eps1=1e-30, eps2=1e-3, d=1.0, wd=0.0):
    b = 1 - t**-0.8
    q = g**2 + eps1
    if w.ndim >= 2:
        s["r"] = b * s.get("r", 0) + (1 - b) * q.mean(-1)
        s["c"] = b * s.get("c", 0) + (1 - b) * q.mean(-2)
        v = s["r"][..., :, None] * s["c"][..., None, :] / s["r"].mean(-1)[..., None, None]
    else:
        s["v"] = v = b * s.get("v", 0) + (1 - b) * q
    u = g / np.sqrt(v)
    u = u / max(1.0, np.sqrt(np.mean(u**2)) / d)
    size = max(eps2, np.sqrt(np.mean(w**2)))
    return w - lr * wd * w - size * min(lr, 1 / np.sqrt(t)) * u


def inverse_root(a, p):
    values, vectors = np.linalg.eigh(a)
    return vectors @ np.diag(values**p) @ vectors.T


def shampoo(w, g, t, s, lr, eps, diagonal=False):
    update = g
    for k in range(w.ndim):
        unfolded = np.moveaxis(g, k, 0).reshape(w.shape[k], -1)
        gg = unfolded @ unfolded.T
        if diagonal:
            gg = np.diag(np.diag(gg))
        s[k] = s.get(k, eps * np.eye(w.shape[k])) + gg
        root = inverse_root(s[k], -1 / (2 * w.ndim))
        update = np.moveaxis(np.tensordot(root, np.moveaxis(update, k, 0), 1), 0, k)
    return w - lr * update


def dynamic_map(signed):
    values = [0.0, 1.0]
    for i in range(7):
        edges = np.linspace(0.1, 1, (2**i if signed else 2 ** (i + 1)) + 1)
        means = (edges[:-1] + edges[1:]) / 2 * 10.0 ** (i - 6)
        values += list(means) + (list(-means) if signed else [])
    return np.sort(values)


def adam_8bit(w, g, t, s, lr, b1, b2, eps, block):
    def load(key):
        if key not in s:
            return np.zeros(w.size)
        codes, scales, table = s[key]
        return table[codes] * np.repeat(scales.astype(np.float64), block)[: w.size]

    def store(key, x, signed):
        table = dynamic_map(signed)
        pad = np.zeros(-(-w.size // block) * block)
        pad[: w.size] = x
        scales = np.abs(pad.reshape(-1, block)).max(1).astype(np.float32)
        unit = pad / np.repeat(np.where(scales > 0, scales, 1).astype(np.float64), block)
        s[key] = (np.abs(unit[:, None] - table[None]).argmin(1)[: w.size], scales, table)

    flat = g.ravel()
    m = b1 * load("m") + (1 - b1) * flat
    v = b2 * load("v") + (1 - b2) * flat**2
    store("m", m, True)
    store("v", v, False)
    step = lr * (m / (1 - b1**t)) / (np.sqrt(v / (1 - b2**t)) + eps)
    return w - step.reshape(w.shape)


# Cases ----------------------------------------------------------------------------------------

O = torch.optim
LRS = [0.1, 0.1, 0.05, 0.05, 0.02, 0.01]
A = dict(b1=0.9, b2=0.999, eps=1e-8)
cases = []


def case(rule, shape, config, numpy_rule, torch_make=None, lrs=None, **numpy_config):
    entry = {"rule": rule, "shape": shape, "config": config}
    if lrs:
        entry["learning_rates"] = lrs
        numpy_config["lrs"] = lrs
    path = run_numpy(numpy_rule, DATA[shape], **numpy_config)
    entry["numpy"] = [p.tolist() for p in path]
    if torch_make:
        other = run_torch(torch_make, DATA[shape], lrs)
        entry["torch"] = [p.tolist() for p in other]
        gap = max(np.abs(a - b).max() for a, b in zip(path, other))
        entry["numpy_torch_gap"] = gap
        assert gap < 1e-10, (rule, shape, gap)
    cases.append(entry)


for shape in SHAPES:
    case("sgd", shape, {"learning_rate": 0.1}, sgd, lambda p: O.SGD(p, lr=0.1), lr=0.1)
    mom = {"learning_rate": 0.1, "momentum": 0.9}
    plain = lambda p: O.SGD(p, lr=0.1, momentum=0.9)
    case("sgd_momentum", shape, mom, velocity, plain, lr=0.1, mu=0.9)
    case("sgd_momentum", shape, {**mom, "convention": "gradient"}, gradient, plain, lr=0.1, mu=0.9)
    case("sgd_momentum", shape, {**mom, "convention": "ascent"}, ascent, lambda p: O.SGD(p, lr=0.1, momentum=0.9, maximize=True), lr=0.1, mu=0.9)
    case("sgd_momentum", shape, {**mom, "convention": "average"}, average, lr=0.1, mu=0.9)
    nag = lambda p: O.SGD(p, lr=0.1, momentum=0.9, nesterov=True)
    case("nesterov", shape, mom, nesterov, nag, lr=0.1, mu=0.9)
    case("nesterov", shape, {**mom, "convention": "gradient"}, nesterov, nag, lr=0.1, mu=0.9)
    case("adagrad", shape, {"learning_rate": 0.1, "epsilon": 1e-10}, adagrad, lambda p: O.Adagrad(p, lr=0.1), lr=0.1, eps=1e-10)
    case("rmsprop", shape, {"learning_rate": 0.01, "decay_rate": 0.99}, rmsprop, lambda p: O.RMSprop(p, lr=0.01, alpha=0.99), lr=0.01, rho=0.99, eps=1e-8)
    case("rmsprop", shape, {"learning_rate": 0.01, "epsilon": 1e-2, "convention": "inside"}, rmsprop, lr=0.01, rho=0.99, eps=1e-2, inside=True)
    case("adam", shape, {"learning_rate": 0.01}, adam, lambda p: O.Adam(p, lr=0.01), lr=0.01, **A)
    case("adam", shape, {"learning_rate": 0.01, "bias_correction": False}, adam, lr=0.01, correct=False, **A)
    case("adam_l2", shape, {"learning_rate": 0.01, "weight_decay": 0.1}, adam, lambda p: O.Adam(p, lr=0.01, weight_decay=0.1), lr=0.01, l2=0.1, **A)
    case("adamw", shape, {"learning_rate": 0.01, "weight_decay": 0.1}, adam, lambda p: O.AdamW(p, lr=0.01, weight_decay=0.1), lr=0.01, decay=0.001, **A)
    case("adamw", shape, {"learning_rate": 0.01, "weight_decay": 0.1, "convention": "independent"}, adam, lr=0.01, decay=0.1, **A)
    case("lion", shape, {"learning_rate": 0.01, "weight_decay": 0.1}, lion, lr=0.01, b1=0.9, b2=0.99, wd=0.1)
    case("adafactor", shape, {"learning_rate": 0.05, "weight_decay": 0.1}, adafactor, lambda p: O.Adafactor(p, lr=0.05, weight_decay=0.1), lr=0.05, wd=0.1)
    case("adafactor", shape, {"learning_rate": 0.05, "weight_decay": 0.1, "convention": "pytorch"}, adafactor, lambda p: O.Adafactor(p, lr=0.05, weight_decay=0.1), lr=0.05, wd=0.1)
    case("adafactor", shape, {"learning_rate": 0.6}, adafactor, lambda p: O.Adafactor(p, lr=0.6), lr=0.6)
    case("shampoo", shape, {"learning_rate": 0.1}, shampoo, lr=0.1, eps=1e-4)
    case("shampoo", shape, {"learning_rate": 0.1, "max_dim": 1}, shampoo, lr=0.1, eps=1e-4, diagonal=True)
    case("adam_8bit", shape, {"learning_rate": 0.01, "block_size": 4}, adam_8bit, lr=0.01, block=4, **A)

# Learning rates that change on the way: here the momentum conventions part.
mom = {"momentum": 0.9}
case("sgd_momentum", "matrix", mom, velocity, lrs=LRS, lr=0, mu=0.9)
case("sgd_momentum", "matrix", {**mom, "convention": "gradient"}, gradient, lambda p: O.SGD(p, lr=0.1, momentum=0.9), lrs=LRS, lr=0, mu=0.9)
case("nesterov", "matrix", mom, nesterov, lrs=LRS, lr=0, mu=0.9)

# Schedules, from PyTorch ------------------------------------------------------------------------


def schedule(make, metrics=None, n=25):
    opt = O.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.5)
    s = make(opt)
    lrs = []
    for i in range(n):
        lrs.append(opt.param_groups[0]["lr"])
        opt.step()
        s.step(metrics[i]) if metrics else s.step()
    return lrs


metrics = [3.0, 2.5, 2.4, 2.4, 2.4, 2.39999, 2.5, 2.3, 2.3, 2.3, 2.3, 2.3, 2.3, 2.3, 2.2, 2.2, 2.2, 2.2, 2.2, 2.2, 2.2, 2.2, 2.1, 2.1, 2.1]
L = O.lr_scheduler
schedules = {
    "exponential_gamma_0.9": schedule(lambda o: L.ExponentialLR(o, 0.9)),
    "step_7_0.3": schedule(lambda o: L.StepLR(o, 7, 0.3)),
    "cosine_24_min_0.05": schedule(lambda o: L.CosineAnnealingLR(o, 24, 0.05)),
    "plateau": {"metrics": metrics, "lrs": schedule(lambda o: L.ReduceLROnPlateau(o, factor=0.5, patience=2, cooldown=1), metrics)},
}

# Clipping ---------------------------------------------------------------------------------------

g1, g2 = rng.randn(3, 4) * 3, rng.randn(5)
p1, p2 = (torch.nn.Parameter(torch.zeros(g.shape, dtype=torch.float64)) for g in (g1, g2))
p1.grad, p2.grad = torch.tensor(g1), torch.tensor(g2)
norm = float(torch.nn.utils.clip_grad_norm_([p1, p2], 1.5))
clip = {"a": g1.tolist(), "b": g2.tolist(), "limit": 1.5, "norm": norm, "torch_a": p1.grad.numpy().tolist(), "torch_b": p2.grad.numpy().tolist()}

# A symmetric matrix, its eigenvalues and inverse fourth root --------------------------------------

m = rng.randn(6, 6)
m = m @ m.T + 0.1 * np.eye(6)
eig = {"a": m.tolist(), "values": np.linalg.eigvalsh(m).tolist(), "inverse_fourth_root": inverse_root(m, -0.25).tolist(), "b": rng.randn(6).tolist()}
eig["solution"] = np.linalg.solve(m, np.array(eig["b"])).tolist()

out = {
    "about": "update rules: w after each of 6 steps; see make_optim.py",
    "versions": {"numpy": np.__version__, "torch": torch.__version__.split("+")[0]},
    "data": {k: {"w0": d["w0"].tolist(), "grads": d["grads"].tolist()} for k, d in DATA.items()},
    "cases": cases,
    "schedules": schedules,
    "clip": clip,
    "linalg": eig,
    "dynamic_map": {"signed": dynamic_map(True).tolist(), "unsigned": dynamic_map(False).tolist()},
}
path = pathlib.Path(__file__).with_name("optim.json")
path.write_text(json.dumps(out, separators=(",", ":")) + "\n")
print(f"{len(cases)} cases, {path.stat().st_size} bytes")
