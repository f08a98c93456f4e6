"""Makes autograd.json: whole programs by PyTorch, for kernel-lib/autograd.

Run in an environment with numpy and torch:  python make_autograd.py
Weights of Linear are recorded as (in, out), the transpose of PyTorch's.
"""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)
rng = np.random.RandomState(2023)
programs = {}


def draw(*shape, scale=1.0):
    # Three decimals: short in the file, exact on both sides.
    return np.round(scale * rng.randn(*shape), 3)


def var(a):
    return torch.tensor(a, dtype=torch.float64, requires_grad=True)


def plain(t):
    return t.detach().numpy().tolist()


def linear(inp, out):
    layer = nn.Linear(inp, out)
    w, b = draw(inp, out, scale=0.5), draw(out, scale=0.1)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(w.T))
        layer.bias.copy_(torch.tensor(b))
    return layer, w, b


# --- L2's slide -------------------------------------------------------------------------------
x, y, z = var(-2.0), var(5.0), var(-4.0)
f = (x + y) * z
f.backward()
programs["xyz"] = {"f": f.item(), "grads": [x.grad.item(), y.grad.item(), z.grad.item()]}

# --- reused nodes, kept gradients, two passes ----------------------------------------------------
a0, b0 = draw(3), draw(2, 3)
a, b = var(a0), var(b0)
c = a * a
d = c + b
e = (d * c).tanh()
c.retain_grad()
d.retain_grad()
e.sum().backward(retain_graph=True)
first = {"a": plain(a.grad), "b": plain(b.grad), "c": plain(c.grad), "d": plain(d.grad)}
(e * e).mean().backward()
programs["reused"] = {
    "a": a0.tolist(), "b": b0.tolist(), "first": first,
    "second": {"a": plain(a.grad), "b": plain(b.grad), "c": plain(c.grad), "d": plain(d.grad)},
}

# --- choices at ties and edges ---------------------------------------------------------------------
rows = [[1.0, 3.0, 3.0], [2.0, -1.0, 2.0], [0.0, 0.0, 0.0]]
edges = {}
for name, g in {
    "amax": lambda t: t.amax(1),
    "amin": lambda t: t.amin(0),
    "max": lambda t: t.max(),
    "maximum": lambda t: torch.maximum(t, torch.tensor(2.0)),
    "maximumSelf": lambda t: torch.maximum(t, t.T),
    "minimumSelf": lambda t: torch.minimum(t, t.T),
    "clamp": lambda t: t.clamp(-1.0, 2.0),
    "relu": lambda t: t.relu(),
    "leakyRelu": lambda t: F.leaky_relu(t, 0.1),
    "elu": lambda t: F.elu(t, 0.7),
    "abs": lambda t: t.abs(),
    "pow0": lambda t: t.pow(0.0),
    "pow1": lambda t: t.pow(1.0),
    "pow2": lambda t: t.pow(2.0),
    "std": lambda t: t.std(1, unbiased=False),
    "sampleStd": lambda t: t.std(0),
    "var": lambda t: t.var(1),
    "logSoftmax": lambda t: t.log_softmax(0),
    "logSumExp": lambda t: t.logsumexp(1),
    "rows": lambda t: t[torch.tensor([2, 0, 0])] * torch.tensor([1.0, 2.0, 3.0]),
}.items():
    t = var(rows)
    out = g(t)
    dout = draw(*out.shape)
    out.backward(torch.tensor(dout))
    edges[name] = {"dout": dout.tolist(), "out": plain(out), "grad": plain(t.grad)}
programs["edges"] = {"x": rows, "cases": edges}

# --- batched products that broadcast ---------------------------------------------------------------
p0, q0 = draw(2, 1, 3, 4), draw(5, 4, 2)
p, q = var(p0), var(q0)
out = p @ q
dout = draw(*out.shape)
out.backward(torch.tensor(dout))
programs["matmul"] = {
    "a": p0.tolist(), "b": q0.tolist(), "dout": dout.tolist(),
    "out": plain(out), "da": plain(p.grad), "db": plain(q.grad),
}


# --- L3's FFNN and make_update, as printed ---------------------------------------------------------
class FFNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.v, self.vw, self.vb = linear(4, 5)
        self.g = nn.Tanh()
        self.w, self.ww, self.wb = linear(5, 3)
        self.softmax = nn.Softmax(dim=0)

    def forward(self, x):
        return self.softmax(self.w(self.g(self.v(x))))


ffnn = FFNN()
optimizer = torch.optim.Adam(ffnn.parameters(), lr=0.01)
inputs, golds, losses = draw(6, 4), [0, 2, 1, 1, 0, 2], []
for i, gold in zip(inputs, golds):
    label = torch.eye(3)[gold]
    ffnn.zero_grad()
    probs = ffnn.forward(torch.tensor(i))
    loss = torch.neg(torch.log(probs)).dot(label)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
programs["ffnn"] = {
    "v": {"weight": ffnn.vw.tolist(), "bias": ffnn.vb.tolist()},
    "w": {"weight": ffnn.ww.tolist(), "bias": ffnn.wb.tolist()},
    "inputs": inputs.tolist(), "golds": golds, "losses": losses,
    "after": {"v.weight": plain(ffnn.v.weight.T), "v.bias": plain(ffnn.v.bias),
              "w.weight": plain(ffnn.w.weight.T), "w.bias": plain(ffnn.w.bias)},
}

# --- batch norm, layer norm, a residual branch, momentum -------------------------------------------
l1, w1, b1 = linear(3, 4)
l2, w2, b2 = linear(4, 4)
l3, w3, b3 = linear(4, 3)
bn, ln = nn.BatchNorm1d(4), nn.LayerNorm(4)
modules = nn.ModuleList([l1, bn, l2, ln, l3])


def net(x):
    h = F.gelu(bn(l1(x)))
    return l3(ln(h + l2(F.silu(h))))


X, labels = draw(6, 3), [0, 1, 2, 2, 1, 0]
sgd = torch.optim.SGD(modules.parameters(), lr=0.1, momentum=0.9)
losses, norms = [], []
for _ in range(4):
    sgd.zero_grad()
    loss = F.cross_entropy(net(torch.tensor(X)), torch.tensor(labels))
    loss.backward()
    norms.append(nn.utils.clip_grad_norm_(modules.parameters(), 0.5).item())
    sgd.step()
    losses.append(loss.item())
modules.eval()
programs["norms"] = {
    "linear": [[w.tolist(), b.tolist()] for w, b in [(w1, b1), (w2, b2), (w3, b3)]],
    "x": X.tolist(), "y": labels, "losses": losses, "gradNorms": norms,
    "runningMean": plain(bn.running_mean), "runningVar": plain(bn.running_var),
    "scores": plain(net(torch.tensor(X))), "bnGamma": plain(bn.weight), "lnBeta": plain(ln.bias),
}

# --- embeddings averaged, AdamW, two losses ---------------------------------------------------------
table = draw(7, 4, scale=0.3)
emb = nn.Embedding.from_pretrained(torch.tensor(table), freeze=False)
head, hw, hb = linear(4, 1)
words, target = [[1, 4, 1], [6, 0, 2], [3, 3, 3]], [1.0, 0.0, 1.0]
adamw = torch.optim.AdamW([*emb.parameters(), *head.parameters()], lr=0.05, weight_decay=0.1)
losses = []
for _ in range(3):
    adamw.zero_grad()
    s = head(emb(torch.tensor(words)).mean(1)).flatten()
    loss = F.binary_cross_entropy_with_logits(s, torch.tensor(target)) + 0.1 * F.mse_loss(
        s, torch.tensor(target))
    loss.backward()
    adamw.step()
    losses.append(loss.item())
programs["words"] = {
    "table": table.tolist(), "weight": hw.tolist(), "bias": hb.tolist(), "words": words,
    "target": target, "losses": losses, "tableAfter": plain(emb.weight),
}

# --- second derivatives --------------------------------------------------------------------------
w0, v0 = draw(2, 3, scale=0.7), draw(2, 3)
data, classes = draw(5, 2), torch.tensor([0, 1, 2, 1, 0])


def loss_of(w):
    s = torch.tanh(torch.tensor(data) @ w) * 2
    return F.cross_entropy(s, classes) + 0.05 * (w * w).sum()


w = torch.tensor(w0)
H = torch.autograd.functional.hessian(loss_of, w).reshape(6, 6)
_, Hv = torch.autograd.functional.hvp(loss_of, w, torch.tensor(v0))
programs["second"] = {
    "w": w0.tolist(), "v": v0.tolist(), "x": data.tolist(), "y": classes.tolist(),
    "hessian": plain(H), "hvp": plain(Hv),
}

# --- images: convolutions of every setting, pooling with ties ---------------------------------------
def record(program, x0, out, leaves):
    """out, and the gradients of leaves, by name, for a drawn gradient at out."""
    dout = draw(*out.shape)
    out.backward(torch.tensor(dout))
    return {**program, "x": x0.tolist(), "dout": dout.tolist(), "out": plain(out),
            "grads": {name: plain(leaf.grad) for name, leaf in leaves.items()}}


convs = []
for shape, filters, options in [
    ((2, 3, 5, 6), (4, 3, 3, 3), {}),
    ((1, 2, 5, 5), (3, 2, 3, 2), {"stride": 2, "padding": 1}),
    ((2, 1, 6, 5), (2, 1, 2, 3), {"stride": [1, 2], "padding": [2, 0]}),
    ((1, 2, 7, 7), (2, 2, 3, 2), {"dilation": [2, 3], "stride": [3, 2], "padding": 1}),
    ((2, 4, 4, 4), (6, 2, 3, 3), {"groups": 2, "padding": "same"}),
    ((1, 3, 4, 5), (3, 1, 2, 4), {"groups": 3, "padding": "same", "dilation": [1, 1]}),
    ((1, 1, 4, 4), (1, 1, 1, 1), {"padding": "valid"}),
]:
    x0, w0, b0 = draw(*shape), draw(*filters), draw(filters[0])
    x, w, b = var(x0), var(w0), var(b0)
    convs.append(record({"options": options, "w": w0.tolist(), "b": b0.tolist()}, x0,
                        F.conv2d(x, w, b, **options), {"x": x, "w": w, "b": b}))

pools = []
for shape, kernel, options in [
    ((2, 2, 4, 6), 2, {}),
    ((1, 2, 5, 5), [3, 2], {"stride": 1}),
    ((2, 1, 5, 6), 3, {"stride": 2, "padding": 1}),
    ((1, 1, 6, 7), 2, {"stride": [3, 2], "padding": [1, 0], "ceilMode": True}),
    ((1, 1, 5, 5), 2, {"ceilMode": True}),
    ((1, 2, 7, 7), [2, 3], {"dilation": [3, 2], "stride": 1, "padding": 1}),
]:
    x0 = rng.randint(-2, 3, shape).astype(float)  # few values: many ties
    x = var(x0)
    torch_options = {{"ceilMode": "ceil_mode"}.get(k, k): v for k, v in options.items()}
    pools.append(record({"kernelSize": kernel, "options": options}, x0,
                        F.max_pool2d(x, kernel, **torch_options), {"x": x}))

norm2d = []
for name, layer in {"BatchNorm2d": nn.BatchNorm2d(4, momentum=0.3), "GroupNorm": nn.GroupNorm(2, 4),
                    "GroupNorm1": nn.GroupNorm(1, 4, eps=0.1)}.items():
    gamma0, beta0, x0 = draw(4), draw(4), draw(3, 4, 2, 3)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(gamma0))
        layer.bias.copy_(torch.tensor(beta0))
    x = var(x0)
    case = record({"name": name, "gamma": gamma0.tolist(), "beta": beta0.tolist()}, x0, layer(x),
                  {"x": x, "gamma": layer.weight, "beta": layer.bias})
    if name == "BatchNorm2d":
        case["runningMean"], case["runningVar"] = plain(layer.running_mean), plain(layer.running_var)
    case["evaluated"] = plain(layer.eval()(torch.tensor(x0)))
    norm2d.append(case)
programs["images"] = {"convs": convs, "pools": pools, "norms": norm2d}

# --- a small net of images, by each optimiser ---------------------------------------------------------
conv, head = nn.Conv2d(1, 4, 3, padding=1), nn.Linear(16, 3)
start = [draw(4, 1, 3, 3, scale=0.5), draw(4), draw(16, 3, scale=0.5), draw(3)]
X, labels = draw(6, 1, 4, 4), [0, 1, 2, 2, 1, 0]
cnn = {}
for name, make in {
    "SGD": lambda p: torch.optim.SGD(p, lr=0.1),
    "Adafactor": lambda p: torch.optim.Adafactor(p),
    "Adafactor, all settings": lambda p: torch.optim.Adafactor(
        p, lr=0.05, beta2_decay=-0.6, eps=(1e-7, 1e-2), d=1.2, weight_decay=0.1),
}.items():
    with torch.no_grad():
        for p, v in zip([conv.weight, conv.bias, head.weight, head.bias], start):
            p.copy_(torch.tensor(v.T if v.shape == (16, 3) else v))
    parameters = [*conv.parameters(), *head.parameters()]
    optimizer, losses = make(parameters), []
    for _ in range(4):
        optimizer.zero_grad()
        h = F.max_pool2d(F.relu(conv(torch.tensor(X))), 2)
        loss = F.cross_entropy(head(h.flatten(1)), torch.tensor(labels))
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    cnn[name] = {"losses": losses, "conv": plain(conv.weight)}
programs["cnn"] = {"start": [v.tolist() for v in start], "x": X.tolist(), "y": labels, "by": cnn}

# --- products with zeros, running sums, sorting with ties ------------------------------------------------
rows = [[1.5, 3.0, 3.0, -0.5], [0.0, -1.0, 2.0, 2.0], [0.0, 0.0, 4.0, 0.0], [0.5, 0.5, 0.5, 0.5]]
along = {}
for name, g in {
    "prod": lambda t: t.prod(),
    "prod0": lambda t: t.prod(0),
    "prod1": lambda t: t.prod(1),
    "cumsum0": lambda t: t.cumsum(0),
    "cumsum1": lambda t: t.cumsum(1),
    "sort0": lambda t: t.sort(stable=True, dim=0).values,
    "sort1": lambda t: t.sort(stable=True, dim=1).values,
}.items():
    t = var(rows)
    out = g(t)
    dout = draw(*out.shape)
    out.backward(torch.tensor(dout))
    H = torch.autograd.functional.hessian(lambda t: (g(t) * torch.tensor(dout)).square().sum(), t)
    along[name] = {"dout": np.asarray(dout).tolist(), "out": plain(out), "grad": plain(t.grad),
                   "hessian": plain(H.reshape(16, 16).sum(0))}
programs["along"] = {"x": rows, "cases": along}

with open(Path(__file__).with_name("autograd.json"), "w") as out:
    json.dump({"made_by": "make_autograd.py", "torch": torch.__version__.split("+")[0],
               "programs": programs}, out)
    out.write("\n")
