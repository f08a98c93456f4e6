import numpy as np


def run(steps=2):
    printed = []
    rng = np.random.RandomState(0)
    N, C, H, W, F, K = 4, 3, 10, 10, 5, 3
    x = rng.randn(N, C, H, W)
    w = rng.randn(F, C, K, K) * 0.1
    b = rng.randn(F) * 0.1

    def conv_forward():
        padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
        out = np.zeros((N, F, H, W))
        for n in range(N):
            for f in range(F):
                for i in range(H):
                    for j in range(W):
                        window = padded[n, :, i : i + K, j : j + K]
                        out[n, f, i, j] = np.sum(window * w[f]) + b[f]
        return out

    def conv_backward(dout):
        padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
        dpadded = np.zeros_like(padded)
        dw = np.zeros_like(w)
        db = np.sum(dout, axis=(0, 2, 3))
        for n in range(N):
            for f in range(F):
                for i in range(H):
                    for j in range(W):
                        d = dout[n, f, i, j]
                        dw[f] += padded[n, :, i : i + K, j : j + K] * d
                        dpadded[n, :, i : i + K, j : j + K] += w[f] * d
        return dpadded[:, :, 1:-1, 1:-1], dw, db

    def pool_forward(a):
        out = np.zeros((N, F, H // 2, W // 2))
        for i in range(H // 2):
            for j in range(W // 2):
                window = a[:, :, 2 * i : 2 * i + 2, 2 * j : 2 * j + 2]
                out[:, :, i, j] = np.max(window, axis=(2, 3))
        return out

    def pool_backward(a, dout):
        da = np.zeros_like(a)
        for n in range(N):
            for f in range(F):
                for i in range(H // 2):
                    for j in range(W // 2):
                        window = a[n, f, 2 * i : 2 * i + 2, 2 * j : 2 * j + 2]
                        mask = window == np.max(window)
                        da[n, f, 2 * i : 2 * i + 2, 2 * j : 2 * j + 2] = mask * dout[n, f, i, j]
        return da

    for step in range(steps):
        a = conv_forward()
        out = pool_forward(a)
        printed.append(np.sum(out**2) / 2)
        dx, dw, db = conv_backward(pool_backward(a, out))
        printed += [np.sum(dx), np.sum(dw), np.sum(db)]
        w -= 1e-3 * dw
        b -= 1e-3 * db
    return printed
