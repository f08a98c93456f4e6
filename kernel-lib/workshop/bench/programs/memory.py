import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def run(steps=12):
    printed = []
    rng = np.random.RandomState(0)
    V, N, T, D, H = 40, 20, 12, 32, 48
    words = rng.randint(0, V, (N, T))
    target = rng.randn(N, H) * 0.5
    vectors = rng.randn(V, D)
    Wx = rng.randn(D, 4 * H) / np.sqrt(D)
    Wh = rng.randn(H, 4 * H) / np.sqrt(H)
    b = np.zeros(4 * H)

    for step in range(steps):
        x = vectors[words]
        h = np.zeros((N, H))
        c = np.zeros((N, H))
        caches = []
        for t in range(T):
            xt = x[:, t]
            a = xt.dot(Wx) + h.dot(Wh) + b
            i = sigmoid(a[:, :H])
            f = sigmoid(a[:, H : 2 * H])
            o = sigmoid(a[:, 2 * H : 3 * H])
            g = np.tanh(a[:, 3 * H :])
            following = f * c + i * g
            caches.append((xt, h, c, i, f, o, g, following))
            h = o * np.tanh(following)
            c = following
        error = h - target
        printed.append(np.sum(error**2) / 2 / N)

        dh = error / N
        dc = np.zeros_like(c)
        dx = np.zeros_like(x)
        dWx, dWh, db = np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(b)
        for t in reversed(range(T)):
            xt, before, c_before, i, f, o, g, following = caches[t]
            squashed = np.tanh(following)
            dnext = dc + dh * o * (1 - squashed**2)
            di = dnext * g * i * (1 - i)
            df = dnext * c_before * f * (1 - f)
            dout = dh * squashed * o * (1 - o)
            dg = dnext * i * (1 - g**2)
            da = np.concatenate((di, df, dout, dg), axis=1)
            dWx += xt.T.dot(da)
            dWh += before.T.dot(da)
            db += np.sum(da, axis=0)
            dx[:, t] = da.dot(Wx.T)
            dh = da.dot(Wh.T)
            dc = dnext * f
        dvectors = np.zeros_like(vectors)
        np.add.at(dvectors, words, dx)
        vectors -= 0.5 * dvectors
        Wx -= 0.5 * dWx
        Wh -= 0.5 * dWh
        b -= 0.5 * db
    return printed
