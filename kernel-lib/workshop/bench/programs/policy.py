import numpy as np


def run(steps=15):
    printed = []
    rng = np.random.RandomState(0)
    side, H, T = 40, 100, 30
    D = side * side
    gamma, decay, rate = 0.9, 0.99, 1e-2
    W1 = rng.randn(H, D) / np.sqrt(D)
    W2 = rng.randn(H) / np.sqrt(H)
    model = [W1, W2]
    caches = [np.zeros_like(w) for w in model]

    for episode in range(steps):
        xs, hs, dlogps, rewards = [], [], [], []
        previous = np.zeros(D)
        for t in range(T):
            frame = np.zeros((side, side))
            row, column = rng.randint(side - 4), rng.randint(side - 4)
            frame[row : row + 4, column : column + 4] = 1
            current = frame.ravel()
            x = current - previous
            previous = current

            h = np.dot(W1, x)
            h[h < 0] = 0
            p = 1 / (1 + np.exp(-np.dot(W2, h)))
            up = 1 if rng.rand() < p else 0
            xs.append(x)
            hs.append(h)
            dlogps.append(up - p)
            rewards.append(1 if up == (1 if column < side / 2 else 0) else -1)
        epx, eph = np.vstack(xs), np.vstack(hs)
        discounted = np.zeros(T)
        running = 0
        for t in reversed(range(T)):
            running = running * gamma + rewards[t]
            discounted[t] = running
        discounted -= np.mean(discounted)
        discounted /= np.std(discounted)
        dlogp = np.array(dlogps) * discounted
        dW2 = np.dot(eph.T, dlogp)
        dh = np.outer(dlogp, W2)
        dh[eph <= 0] = 0
        dW1 = np.dot(dh.T, epx)
        for w, cache, g in zip(model, caches, [dW1, dW2]):
            cache *= decay
            cache += (1 - decay) * g**2
            w += rate * g / (np.sqrt(cache) + 1e-5)
        printed += [sum(rewards), np.sum(np.exp(W2))]
    return printed
