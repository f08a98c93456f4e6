import numpy as np


def sgd(w, dw, config):
    return w - 1e-2 * dw, config


def momentum(w, dw, config):
    velocity = config.get("velocity", np.zeros_like(w))
    v = 0.9 * velocity - 1e-2 * dw
    return w + v, {"velocity": v}


def nesterov(w, dw, config):
    velocity = config.get("velocity", np.zeros_like(w))
    v = 0.9 * velocity - 1e-2 * dw
    return w - 0.9 * velocity + 1.9 * v, {"velocity": v}


def adagrad(w, dw, config):
    cache = config.get("cache", np.zeros_like(w)) + dw**2
    return w - 1e-2 * dw / (np.sqrt(cache) + 1e-8), {"cache": cache}


def rmsprop(w, dw, config):
    cache = 0.99 * config.get("cache", np.zeros_like(w)) + 0.01 * dw**2
    return w - 1e-2 * dw / (np.sqrt(cache) + 1e-8), {"cache": cache}


def adam(w, dw, config):
    beta1, beta2 = 0.9, 0.999
    n = config.get("t", 0) + 1
    m = beta1 * config.get("m", np.zeros_like(w)) + (1 - beta1) * dw
    v = beta2 * config.get("v", np.zeros_like(w)) + (1 - beta2) * dw**2
    mt = m / (1 - beta1**n)
    vt = v / (1 - beta2**n)
    return w - 1e-2 * mt / (np.sqrt(vt) + 1e-8), {"m": m, "v": v, "t": n}


def run(steps=60):
    printed = []
    rng = np.random.RandomState(0)
    N, D, M = 50, 100, 200
    X = rng.randn(N, D)
    target = X.dot(rng.randn(D, M))
    start = rng.randn(D, M) * 0.1
    for rule in [sgd, momentum, nesterov, adagrad, rmsprop, adam]:
        w = start.copy()
        config = {}
        for step in range(steps):
            error = X.dot(w) - target
            dw = X.T.dot(error) / N
            w, config = rule(w, dw, config)
            if step % 10 == 0:
                printed.append(np.mean(np.square(error)) / 2)
        printed.append(np.mean(w))
    return printed
