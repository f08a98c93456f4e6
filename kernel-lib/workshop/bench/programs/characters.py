import numpy as np

TEXT = (
    "the river runs down to the sea, and the sea gives it back as rain. "
    + "over the hill the rain falls; under the hill the river begins again. " * 20
)


def run(steps=60):
    printed = []
    rng = np.random.RandomState(0)
    chars = sorted(set(TEXT))
    V = len(chars)
    index = {c: i for i, c in enumerate(chars)}
    H, T = 100, 25
    # Not 0.1: there the loss jumps to twice its start, and one ulp in one weight is a millionth of what is
    # printed after 35 steps and other characters after 50, between NumPys on two processors as well.
    rate = 0.01

    Wxh = rng.randn(H, V) * 0.01
    Whh = rng.randn(H, H) * 0.01
    Why = rng.randn(V, H) * 0.01
    bh = np.zeros((H, 1))
    by = np.zeros((V, 1))
    params = [Wxh, Whh, Why, bh, by]
    memory = [np.zeros_like(p) for p in params]

    def loss_fun(inputs, targets, hprev):
        xs, hs, ps = {}, {-1: hprev}, {}
        loss = 0
        for t in range(len(inputs)):
            xs[t] = np.zeros((V, 1))
            xs[t][inputs[t]] = 1
            hs[t] = np.tanh(np.dot(Wxh, xs[t]) + np.dot(Whh, hs[t - 1]) + bh)
            y = np.dot(Why, hs[t]) + by
            ps[t] = np.exp(y) / np.sum(np.exp(y))
            loss += -np.log(ps[t][targets[t], 0])
        dWxh, dWhh, dWhy = np.zeros_like(Wxh), np.zeros_like(Whh), np.zeros_like(Why)
        dbh, dby = np.zeros_like(bh), np.zeros_like(by)
        dhnext = np.zeros_like(hs[0])
        for t in reversed(range(len(inputs))):
            dy = np.copy(ps[t])
            dy[targets[t]] -= 1
            dWhy += np.dot(dy, hs[t].T)
            dby += dy
            dh = np.dot(Why.T, dy) + dhnext
            draw = (1 - hs[t] * hs[t]) * dh
            dbh += draw
            dWxh += np.dot(draw, xs[t].T)
            dWhh += np.dot(draw, hs[t - 1].T)
            dhnext = np.dot(Whh.T, draw)
        for grad in [dWxh, dWhh, dWhy, dbh, dby]:
            np.clip(grad, -5, 5, out=grad)
        return loss, [dWxh, dWhh, dWhy, dbh, dby], hs[len(inputs) - 1]

    def sample(h, seed, n):
        x = np.zeros((V, 1))
        x[seed] = 1
        found = []
        for t in range(n):
            h = np.tanh(np.dot(Wxh, x) + np.dot(Whh, h) + bh)
            y = np.dot(Why, h) + by
            p = np.exp(y) / np.sum(np.exp(y))
            ix = rng.choice(V, p=p.ravel())
            x = np.zeros((V, 1))
            x[ix] = 1
            found.append(ix)
        return found

    at = 0
    hprev = np.zeros((H, 1))
    smooth = -np.log(1.0 / V) * T
    for n in range(steps):
        if at + T + 1 >= len(TEXT) or n == 0:
            hprev = np.zeros((H, 1))
            at = 0
        inputs = [index[c] for c in TEXT[at : at + T]]
        targets = [index[c] for c in TEXT[at + 1 : at + T + 1]]
        if n % 50 == 0:
            printed += sample(hprev, inputs[0], 40)
        loss, grads, hprev = loss_fun(inputs, targets, hprev)
        smooth = smooth * 0.999 + loss * 0.001
        printed.append(smooth)
        for param, g, mem in zip(params, grads, memory):
            mem += g * g
            param += -rate * g / np.sqrt(mem + 1e-8)
        at += T
    return printed
