import numpy as np


def run(steps=30):
    printed = []
    rng = np.random.RandomState(0)
    N, T, D, C = 500, 100, 200, 10
    kinds = rng.randn(C, D)

    def make(count):
        y = rng.randint(0, C, count)
        return kinds[y] + rng.randn(count, D) * 4, y

    Xtr, ytr = make(N)
    Xte, yte = make(T)

    dists = np.sqrt(
        -2 * np.dot(Xte, Xtr.T)
        + np.sum(np.square(Xtr), axis=1)
        + np.sum(np.square(Xte), axis=1, keepdims=True)
    )
    for k in [1, 5, 10]:
        predicted = np.zeros(T, dtype=np.int32)
        for i in range(T):
            nearest = ytr[np.argsort(dists[i])[:k]]
            predicted[i] = np.argmax(np.bincount(nearest))
        printed.append(np.mean(predicted == yte))

    W = rng.randn(D, C) * 1e-3
    rate, reg = 1e-3, 1e-2
    for step in range(steps):
        scores = np.dot(Xtr, W)
        right = scores[np.arange(N), ytr].reshape(N, 1)
        margins = np.maximum(0, scores - right + 1)
        margins[np.arange(N), ytr] = 0
        printed.append(np.sum(margins) / N + reg * np.sum(W * W))
        mask = np.zeros((N, C))
        mask[margins > 0] = 1
        mask[np.arange(N), ytr] = -np.sum(mask, axis=1)
        dW = np.dot(Xtr.T, mask) / N + 2 * reg * W
        W -= rate * dW
    predicted = np.argmax(np.dot(Xte, W), axis=1)
    printed.append(np.mean(predicted == yte))
    return printed
