import numpy as np


def run(steps=80):
    printed = []
    rng = np.random.RandomState(0)
    N, D, H, C = 100, 200, 120, 10
    X = rng.randn(N, D)
    y = rng.randint(0, C, N)
    params = {
        "W1": rng.randn(D, H) * 0.05,
        "b1": np.zeros(H),
        "gamma": np.ones(H),
        "beta": np.zeros(H),
        "W2": rng.randn(H, C) * 0.05,
        "b2": np.zeros(C),
    }
    velocity = {name: np.zeros_like(w) for name, w in params.items()}
    running_mean = np.zeros(H)
    running_var = np.zeros(H)
    momentum, eps, keep = 0.9, 1e-5, 0.8

    for i in range(steps):
        W1, b1, gamma, beta, W2, b2 = params.values()
        a = X.reshape(N, -1).dot(W1) + b1
        # Batch normalisation.
        mu = np.mean(a, axis=0)
        centred = a - mu
        variance = np.mean(centred**2, axis=0)
        std = np.sqrt(variance + eps)
        xhat = centred / std
        normal = gamma * xhat + beta
        running_mean = momentum * running_mean + (1 - momentum) * mu
        running_var = momentum * running_var + (1 - momentum) * variance
        # Relu, dropout, affine.
        active = np.maximum(0, normal)
        mask = (rng.rand(N, H) < keep) / keep
        dropped = active * mask
        scores = np.dot(dropped, W2) + b2
        # Softmax loss.
        shifted = scores - np.max(scores, axis=1, keepdims=True)
        log_probs = shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
        printed.append(-np.sum(log_probs[np.arange(N), y]) / N)
        dscores = np.exp(log_probs)
        dscores[np.arange(N), y] -= 1
        dscores /= N
        # And all the way back.
        ddropped = np.dot(dscores, W2.T)
        dactive = ddropped * mask
        dnormal = dactive * (normal > 0)
        dxhat = dnormal * gamma
        dvar = np.sum(dxhat * centred * -0.5 * (variance + eps) ** -1.5, axis=0)
        dmu = np.sum(-dxhat / std, axis=0) + dvar * np.mean(-2 * centred, axis=0)
        da = dxhat / std + dvar * 2 * centred / N + dmu / N
        grads = {
            "W1": X.reshape(N, -1).T.dot(da),
            "b1": np.sum(da, axis=0),
            "gamma": np.sum(dnormal * xhat, axis=0),
            "beta": np.sum(dnormal, axis=0),
            "W2": np.dot(dropped.T, dscores),
            "b2": np.sum(dscores, axis=0),
        }
        for name in params:
            velocity[name] = 0.9 * velocity[name] - 0.05 * grads[name]
            params[name] = params[name] + velocity[name]
    printed += [np.sum(running_mean), np.sum(running_var)]
    return printed
