import numpy as np


def run(steps=40):
    printed = []
    rng = np.random.RandomState(0)
    N, D, H, C = 1000, 1024, 50, 10
    y = rng.randint(0, C, N)
    kinds = rng.randn(C, D)
    X = kinds[y] + rng.randn(N, D) * 3
    X -= np.mean(X, axis=0)
    params = {
        "W1": rng.randn(D, H) * 1e-2,
        "b1": np.zeros(H),
        "W2": rng.randn(H, C) * 1e-2,
        "b2": np.zeros(C),
    }

    def loss(X, y, reg):
        W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
        n = X.shape[0]
        h1 = np.maximum(0, X.dot(W1) + b1)
        scores = h1.dot(W2) + b2
        shifted = scores - np.max(scores, axis=1, keepdims=True)
        probs = np.exp(shifted) / np.sum(np.exp(shifted), axis=1, keepdims=True)
        value = -np.sum(np.log(probs[np.arange(n), y])) / n
        value += reg * (np.sum(W1 * W1) + np.sum(W2 * W2))
        dscores = probs.copy()
        dscores[np.arange(n), y] -= 1
        dscores /= n
        dh1 = dscores.dot(W2.T)
        grads = {
            "W2": h1.T.dot(dscores) + 2 * reg * W2,
            "b2": np.sum(dscores, axis=0),
            "W1": X.T.dot(dh1 * (h1 > 0)) + 2 * reg * W1,
            "b1": np.sum(dh1 * (h1 > 0), axis=0),
        }
        return value, grads

    def predict(X):
        hidden = np.maximum(0, X.dot(params["W1"]) + params["b1"])
        return np.argmax(hidden.dot(params["W2"]) + params["b2"], axis=1)

    rate = 1e-1
    reg, batch = 1e-5, 200
    for it in range(steps):
        choice = rng.choice(N, batch)
        value, grads = loss(X[choice], y[choice], reg)
        printed.append(value)
        for name in params:
            params[name] = params[name] - rate * grads[name]
        if it % 10 == 0:
            printed.append(np.mean(predict(X) == y))
            rate *= 0.95
    return printed
