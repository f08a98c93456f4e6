"""Writes random_counts.json: binomial, multinomial, Poisson and exponential numbers of NumPy's generators.

Run in an environment with numpy:  python make_random_counts.py
"""

import json
import pathlib

import numpy as np

MAKERS = {"RandomState": np.random.RandomState, "defaultRng": np.random.default_rng}
# Each way through the algorithms: few and many, p on both sides of a half, 0 and 1, tensors.
CALLS = [
    ["binomial", [10, 0.3, 8]],
    ["binomial", [10, 0.9, 8]],
    ["binomial", [1000, 0.4, 12]],
    ["binomial", [100000, 0.73, 12]],
    ["binomial", [7, 0.0, 3]],
    ["binomial", [7, 1.0, 3]],
    ["binomial", [[[10], [2000]], [0.1, 0.5, 0.9], [2, 3]]],
    ["multinomial", [20, [0.2, 0.3, 0.5]]],
    ["multinomial", [1000, [0.1, 0.2, 0.3, 0.4], [2, 2]]],
    ["multinomial", [5, [1.0, 0.0, 0.0], 2]],
    ["poisson", [0.5, 10]],
    ["poisson", [0, 3]],
    ["poisson", [9.9, 10]],
    ["poisson", [35.5, 10]],
    ["poisson", [100000.0, 6]],
    ["poisson", [[0.5, 5, 50], [2, 3]]],
    ["exponential", [1.0, 8]],
    ["exponential", [2.5, [2, 3]]],
    ["exponential", [[0, 1, 10], 3]],
]


def answers():
    for maker, make in MAKERS.items():
        for name, arguments in CALLS:
            for seed in (0, 12345):
                value = getattr(make(seed), name)(*arguments)
                yield {
                    "maker": maker,
                    "seed": seed,
                    "name": name,
                    "arguments": arguments,
                    "value": np.asarray(value).tolist(),
                }
        # The rare ways: rejection, the tail of the ziggurat.
        many = make(1)
        yield {
            "maker": maker,
            "sums": [
                int(many.binomial(500, 0.3, 20000).sum()),
                int(many.poisson(12.5, 20000).sum()),
                float(many.exponential(1.0, 20000).sum()),
            ],
        }
        words = make(3).choice(["ant", "bee", "cat"], [2, 3], p=[0.2, 0.3, 0.5])
        order = make(3).permutation(["ant", "bee", "cat", "dog"])
        yield {"maker": maker, "words": words.tolist(), "order": order.tolist()}


about = f"Values of NumPy {np.__version__}, written by make_random_counts.py."
out = {"about": about, "cases": list(answers())}
path = pathlib.Path(__file__).with_name("random_counts.json")
path.write_text(json.dumps(out, indent=1) + "\n")
