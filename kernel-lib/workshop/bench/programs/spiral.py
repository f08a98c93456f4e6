import numpy as np


def run(steps=1000):
    printed = []
    rng = np.random.RandomState(0)
    N, D, K, H = 100, 2, 3, 100
    X = np.zeros((N * K, D))
    y = np.zeros(N * K, dtype=np.int32)
    for j in range(K):
        rows = range(N * j, N * (j + 1))
        r = np.linspace(0, 1, N)
        t = np.linspace(j * 4, (j + 1) * 4, N) + rng.randn(N) * 0.2
        X[rows] = np.c_[r * np.sin(t), r * np.cos(t)]
        y[rows] = j
    W = rng.randn(D, H) * 0.01
    b = np.zeros((1, H))
    W2 = rng.randn(H, K) * 0.01
    b2 = np.zeros((1, K))
    rate = 1.0
    reg = 1e-3
    n = X.shape[0]
    for i in range(steps):
        hidden = np.maximum(0, np.dot(X, W) + b)
        scores = np.dot(hidden, W2) + b2

        exp_scores = np.exp(scores)
        probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
        log_probs = -np.log(probs[range(n), y])
        reg_loss = 0.5 * reg * np.sum(W * W) + 0.5 * reg * np.sum(W2 * W2)
        loss = np.sum(log_probs) / n + reg_loss
        if i % 10 == 0:
            printed.append(loss)

        dscores = probs
        dscores[range(n), y] -= 1
        dscores /= n
        dW2 = np.dot(hidden.T, dscores)
        db2 = np.sum(dscores, axis=0, keepdims=True)
        dhidden = np.dot(dscores, W2.T)
        dhidden[hidden <= 0] = 0
        dW = np.dot(X.T, dhidden)
        db = np.sum(dhidden, axis=0, keepdims=True)
        dW2 += reg * W2
        dW += reg * W

        W += -rate * dW
        b += -rate * db
        W2 += -rate * dW2
        b2 += -rate * db2
    hidden = np.maximum(0, np.dot(X, W) + b)
    predicted = np.argmax(np.dot(hidden, W2) + b2, axis=1)
    printed.append(np.mean(predicted == y))
    return printed
