"""Makes layers_golden.json: every layer and loss by PyTorch (autograd) and by plain NumPy formulas.

Run in an environment with numpy and torch:  python make_layers_golden.py
Each forward value is computed twice, once by PyTorch's own operator and once by a NumPy formula
written here; they must agree to 1e-12 before anything is written. Gradients are PyTorch's.
"""

import json
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

rng = np.random.RandomState(2017)
cases = []


def draw(*shape, scale=1.0, shift=0.0):
    # Three decimals: short in the file, exact on both sides.
    return np.round(scale * rng.randn(*shape) + shift, 3)


def t(a):
    return torch.tensor(a, dtype=torch.float64, requires_grad=True)


def case(name, inputs, torch_f, numpy_f, params=None, extra=None, fixed=None):
    """`inputs` get gradients, in this order; `fixed` ones (labels) do not."""
    fixed = fixed or {}
    tensors = {k: t(v) for k, v in inputs.items()}
    out = torch_f(*tensors.values(), *(torch.tensor(v) for v in fixed.values()))
    plain = numpy_f(*inputs.values(), *fixed.values())
    worst = np.max(np.abs(out.detach().numpy() - plain))
    assert worst <= 1e-12 * max(1, np.max(np.abs(plain))), (name, worst)
    record = {"name": name, "params": params or {}, "inputs": {}, "expected": {}}
    for k, v in {**inputs, **fixed}.items():
        record["inputs"][k] = v.tolist()
    if out.ndim == 0:
        out.backward()
        record["expected"]["loss"] = out.item()
    else:
        dout = draw(*out.shape)
        record["inputs"]["dout"] = dout.tolist()
        out.backward(torch.tensor(dout))
        record["expected"]["out"] = out.detach().numpy().tolist()
    for k, v in tensors.items():
        record["expected"]["d" + k] = v.grad.numpy().tolist()
    for k, v in (extra() if extra else {}).items():
        record["expected"][k] = v.tolist()
    cases.append(record)


# --- affine and activations -------------------------------------------------------------------
x3 = draw(4, 2, 3)
case("affine", {"x": x3, "w": draw(6, 5), "b": draw(5)},
     lambda x, w, b: F.linear(x.reshape(4, 6), w.T, b),
     lambda x, w, b: x.reshape(4, 6) @ w + b)

xa = draw(5, 4, scale=2)
xa[0, 0] = 0.0  # the kink: what slope does each framework take?
xa[1, 1] = 0.0
np_sigmoid = lambda v: 1 / (1 + np.exp(-v))
np_erf = np.vectorize(math.erf)
case("relu", {"x": xa}, F.relu, lambda x: np.maximum(x, 0))
case("leaky_relu", {"x": xa}, lambda x: F.leaky_relu(x, 0.1), lambda x: np.where(x > 0, x, 0.1 * x), {"alpha": 0.1})
case("leaky_relu", {"x": xa}, F.leaky_relu, lambda x: np.where(x > 0, x, 0.01 * x), {"alpha": 0.01})
case("prelu", {"x": xa, "alpha": draw(4)}, F.prelu, lambda x, alpha: np.where(x > 0, x, alpha * x))
case("prelu", {"x": draw(2, 3, 2, 2), "alpha": draw(3)}, F.prelu,
     lambda x, alpha: np.where(x > 0, x, alpha.reshape(1, 3, 1, 1) * x))
case("prelu", {"x": xa, "alpha": draw(1)}, F.prelu, lambda x, alpha: np.where(x > 0, x, alpha * x))
for alpha in (1.0, 1.7):
    case("elu", {"x": xa}, lambda x: F.elu(x, alpha), lambda x: np.where(x > 0, x, alpha * np.expm1(x)), {"alpha": alpha})
case("sigmoid", {"x": xa}, torch.sigmoid, np_sigmoid)
case("tanh", {"x": xa}, torch.tanh, np.tanh)
case("gelu", {"x": xa}, F.gelu, lambda x: 0.5 * x * (1 + np_erf(x / np.sqrt(2))), {"form": "exact"})
case("gelu", {"x": xa}, lambda x: F.gelu(x, approximate="tanh"),
     lambda x: 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))), {"form": "tanh"})
case("swish", {"x": xa}, F.silu, lambda x: x * np_sigmoid(x), {"beta": 1.0})
case("swish", {"x": xa}, lambda x: x * torch.sigmoid(1.5 * x), lambda x: x * np_sigmoid(1.5 * x), {"beta": 1.5})
case("maxout", {"x": draw(4, 3), "w": draw(3, 3, 2), "b": draw(3, 2)},
     lambda x, w, b: (torch.einsum("nd,kdm->knm", x, w) + b[:, None]).max(0).values,
     lambda x, w, b: np.max([x @ w[k] + b[k] for k in range(3)], axis=0))


# --- normalisation ----------------------------------------------------------------------------
def np_norm(x, axes, eps=1e-5):
    mu = x.mean(axis=axes, keepdims=True)
    return (x - mu) / np.sqrt(((x - mu) ** 2).mean(axis=axes, keepdims=True) + eps)


for training in (True, False):
    rm, rv = draw(3), np.abs(draw(3)) + 0.5
    trm, trv = torch.tensor(rm.copy()), torch.tensor(rv.copy())
    case("batchnorm", {"x": draw(5, 3, scale=3, shift=7), "gamma": draw(3), "beta": draw(3)},
         lambda x, gamma, beta: F.batch_norm(x, trm, trv, gamma, beta, training, 0.1, 1e-5),
         lambda x, gamma, beta: gamma * (np_norm(x, 0) if training else (x - rm) / np.sqrt(rv + 1e-5)) + beta,
         {"mode": "train" if training else "test", "running_mean": rm.tolist(), "running_var": rv.tolist(),
          "torch_momentum": 0.1},
         lambda: {"running_mean": trm.numpy(), "running_var": trv.numpy()})
srm, srv = torch.zeros(3, dtype=torch.float64), torch.ones(3, dtype=torch.float64)
case("spatial_batchnorm", {"x": draw(2, 3, 2, 3, scale=2, shift=-4), "gamma": draw(3), "beta": draw(3)},
     lambda x, gamma, beta: F.batch_norm(x, srm, srv, gamma, beta, True, 0.1, 1e-5),
     lambda x, gamma, beta: gamma.reshape(1, 3, 1, 1) * np_norm(x, (0, 2, 3)) + beta.reshape(1, 3, 1, 1),
     {"mode": "train"})
case("layernorm", {"x": draw(4, 6, scale=3, shift=2), "gamma": draw(6), "beta": draw(6)},
     lambda x, gamma, beta: F.layer_norm(x, (6,), gamma, beta, 1e-5),
     lambda x, gamma, beta: gamma * np_norm(x, 1) + beta)
case("layernorm", {"x": draw(2, 3, 5), "gamma": draw(5), "beta": draw(5)},
     lambda x, gamma, beta: F.layer_norm(x, (5,), gamma, beta, 1e-5),
     lambda x, gamma, beta: gamma * np_norm(x, 2) + beta)
for G in (1, 2, 4):
    case("groupnorm", {"x": draw(2, 4, 2, 3, scale=2, shift=1), "gamma": draw(4), "beta": draw(4)},
         lambda x, gamma, beta: F.group_norm(x, G, gamma, beta, 1e-5),
         lambda x, gamma, beta: gamma.reshape(1, 4, 1, 1) * np_norm(x.reshape(2, G, -1), 2).reshape(x.shape)
         + beta.reshape(1, 4, 1, 1), {"G": G})


# --- convolution and pooling ------------------------------------------------------------------
def np_conv(x, w, b, stride, pad):
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    oh = 1 + (xp.shape[2] - w.shape[2]) // stride
    ow = 1 + (xp.shape[3] - w.shape[3]) // stride
    out = np.empty((x.shape[0], w.shape[0], oh, ow))
    for i in range(oh):
        for j in range(ow):
            window = xp[:, :, i * stride:i * stride + w.shape[2], j * stride:j * stride + w.shape[3]]
            out[:, :, i, j] = np.einsum("nckl,fckl->nf", window, w) + b
    return out


for stride, pad, (hh, ww) in ((1, 1, (3, 3)), (2, 1, (3, 2)), (3, 0, (2, 2)), (1, 0, (1, 1)), (2, 2, (3, 3))):
    case("conv", {"x": draw(2, 2, 5, 6), "w": draw(3, 2, hh, ww), "b": draw(3)},
         lambda x, w, b: F.conv2d(x, w, b, stride, pad),
         lambda x, w, b: np_conv(x, w, b, stride, pad), {"stride": stride, "pad": pad})


def np_pool(x, ph, pw, stride):
    oh, ow = 1 + (x.shape[2] - ph) // stride, 1 + (x.shape[3] - pw) // stride
    return np.array([[[[x[n, c, i * stride:i * stride + ph, j * stride:j * stride + pw].max()
                        for j in range(ow)] for i in range(oh)] for c in range(x.shape[1])] for n in range(x.shape[0])])


for ph, pw, stride in ((2, 2, 2), (3, 2, 1), (2, 3, 3)):
    xp = draw(2, 2, 5, 6)
    xp[0, 0, :4, :4] = 0.5  # ties: who gets the gradient?
    case("max_pool", {"x": xp}, lambda x: F.max_pool2d(x, (ph, pw), stride), lambda x: np_pool(x, ph, pw, stride),
         {"pool_height": ph, "pool_width": pw, "stride": stride})

# --- embedding and residual block -------------------------------------------------------------
words = np.array([[1, 0, 3], [3, 3, 1]])
case("embedding", {"w": draw(5, 4)}, lambda w, x: F.embedding(x, w), lambda w, x: w[x], fixed={"x": words})
case("residual_block", {"x": draw(4, 3), "w1": draw(3, 5), "b1": draw(5), "w2": draw(5, 3), "b2": draw(3)},
     lambda x, w1, b1, w2, b2: F.relu(x + F.relu(x @ w1 + b1) @ w2 + b2),
     lambda x, w1, b1, w2, b2: np.maximum(0, x + np.maximum(0, x @ w1 + b1) @ w2 + b2))

# --- losses -----------------------------------------------------------------------------------
labels = np.array([0, 3, 3, 1, 0, 3])  # class 2 is empty
scores = draw(6, 4, scale=3)


def np_logsumexp(v):
    m = v.max(axis=1)
    return m + np.log(np.exp(v - m[:, None]).sum(axis=1))


def np_softmax_loss(x, y):
    return np.mean(np_logsumexp(x) - x[np.arange(len(y)), y])


def np_svm(x, y):
    margins = np.maximum(0, x - x[np.arange(len(y)), y][:, None] + 1)
    margins[np.arange(len(y)), y] = 0
    return margins.sum() / len(y)


case("softmax_loss", {"x": scores}, lambda x, y: F.cross_entropy(x, y), np_softmax_loss, fixed={"y": labels})
huge = np.array([[1e6, -1e6, 0, 5], [1e6, 1e6 - 1, 1e6 - 2, -1e6], [-1e6, -1e6, -1e6, -1e6], [0, 1e6, 2, 3]])
case("softmax_loss", {"x": huge}, lambda x, y: F.cross_entropy(x, y), np_softmax_loss, fixed={"y": np.array([0, 1, 2, 0])})
# PyTorch divides the hinge sum by the number of classes; the lecture does not.
case("svm_loss", {"x": scores}, lambda x, y: F.multi_margin_loss(x, y) * 4, np_svm, fixed={"y": labels})
case("svm_loss", {"x": huge}, lambda x, y: F.multi_margin_loss(x, y) * 4, np_svm, fixed={"y": np.array([0, 1, 2, 0])})
target = draw(6, 4)
case("squared_error_loss", {"x": scores}, lambda x, y: F.mse_loss(x, y) * 4 / 2,
     lambda x, y: 0.5 * ((x - y) ** 2).sum() / 6, fixed={"y": target})
bits = np.array([0, 1, 1, 0, 1])
logits = np.array([0.5, -2.25, 1e6, -1e6, -30.0])
case("logistic_loss", {"x": logits}, lambda x, y: F.binary_cross_entropy_with_logits(x, y.double()),
     lambda x, y: np.mean(np.logaddexp(0, x) - y * x), fixed={"y": bits})

# Hierarchical softmax on the tree [[0, [1, 2]], [3, 4]]: nodes are numbered from the root, left first.
paths = [[(0, 1), (1, 1)], [(0, 1), (1, -1), (2, 1)], [(0, 1), (1, -1), (2, -1)], [(0, -1), (3, 1)], [(0, -1), (3, -1)]]


def torch_tree(h, w, b, y):
    return -sum(F.logsigmoid(s * (h[n] @ w[k] + b[k])) for n, c in enumerate(y) for k, s in paths[int(c)]) / len(y)


def np_tree(h, w, b, y):
    return sum(np.logaddexp(0, -s * (h[n] @ w[k] + b[k])) for n, c in enumerate(y) for k, s in paths[c]) / len(y)


case("hierarchical_softmax_loss", {"h": draw(5, 3), "w": draw(4, 3), "b": draw(4)}, torch_tree, np_tree,
     fixed={"y": np.array([0, 2, 4, 2, 1])})

# --- penalties --------------------------------------------------------------------------------
wp = draw(3, 4)
wp[0, 0] = 0.0
case("l2_penalty", {"w": wp}, lambda w: 0.5 * 0.3 * (w**2).sum(), lambda w: 0.15 * (w**2).sum(), {"reg": 0.3})
case("l1_penalty", {"w": wp}, lambda w: 0.3 * w.abs().sum(), lambda w: 0.3 * np.abs(w).sum(), {"reg": 0.3})
case("elastic_penalty", {"w": wp}, lambda w: 0.3 * (0.2 * w.abs().sum() + 0.4 * (w**2).sum()),
     lambda w: 0.3 * (0.2 * np.abs(w).sum() + 0.4 * (w**2).sum()), {"reg": 0.3, "l1_ratio": 0.2})

# --- dropout: NumPy's own masks ---------------------------------------------------------------
xd = draw(4, 5)
for p in (0.25, 0.8):
    mask = np.random.RandomState(231).rand(4, 5) < p
    dout = draw(4, 5)
    cases.append({"name": "dropout", "params": {"p": p, "seed": 231}, "inputs": {"x": xd.tolist(), "dout": dout.tolist()},
                  "expected": {"out": (xd * (mask / p)).tolist(), "dx": (dout * (mask / p)).tolist(),
                               "vanilla_out": (xd * mask).tolist(), "vanilla_test": (xd * p).tolist()}})

# --- erf and erfc, from the C library ---------------------------------------------------------
points = [-6.5, -3.0, -2.5, -1.0, -0.1, 0.0, 1e-9, 0.3, 0.9, 1.0, 1.3, 1.9, 2.0, 2.4, 2.5, 2.6, 3.5, 5.0, 8.0, 15.0, 26.0]
cases.append({"name": "erf", "params": {}, "inputs": {"x": points},
              "expected": {"erf": [math.erf(v) for v in points], "erfc": [math.erfc(v) for v in points]}})

# --- later activations: here, so that the numbers above stay as they are -----------------------

path = Path(__file__).with_name("layers_golden.json")
header = {"made_by": Path(__file__).name, "numpy": np.__version__,
          "torch": torch.__version__.split("+")[0]}
lines = ",\n".join(json.dumps(c) for c in cases)
path.write_text(json.dumps(header)[:-1] + ', "cases": [\n' + lines + "\n]}\n")
print(len(cases), "cases,", path.stat().st_size, "bytes")
