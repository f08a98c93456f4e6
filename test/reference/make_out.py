"""Writes out.json: what NumPy does with out= of every type and of some shapes.

Run with NumPy:  python make_out.py
"""

import json
import pathlib

import numpy as np

here = pathlib.Path(__file__).parent
DTYPES = {"float64": np.float64, "float32": np.float32, "int32": np.int32, "bool": np.bool_}
VALUES = [[0, 1, 2], [3, 0, 5]]
ELEMENTWISE = {
    "add": lambda x, out: np.add(x, x, out=out),
    "div": lambda x, out: np.divide(x, 3, out=out),
    "greater": lambda x, out: np.greater(x, 1, out=out),
    "square": lambda x, out: np.square(x, out=out),
    "exp": lambda x, out: np.exp(x, out=out),
    "floor": lambda x, out: np.floor(x, out=out),
}
REDUCTIONS = {
    name: (lambda f: lambda x, out: f(x, axis=0, out=out))(getattr(np, name))
    for name in ["sum", "prod", "mean", "max", "min", "var", "std", "any", "all"]
}


def case(name, run, dtype, into, shape):
    x = np.array(VALUES).astype(DTYPES[dtype])
    out = np.full(shape, 7).astype(DTYPES[into])
    try:
        given = run(x, out)
        assert given is out
        result = out.astype(float).ravel().tolist()
    except (TypeError, ValueError) as error:
        result = "shape" if type(error) is ValueError else "dtype"
    return {"name": name, "dtype": dtype, "into": into, "shape": list(shape), "result": result}


cases = []
for group, shape in [(ELEMENTWISE, (2, 3)), (REDUCTIONS, (3,))]:
    for name, run in group.items():
        for dtype in DTYPES:
            # Of bools NumPy makes float16, or refuses.
            if dtype == "bool" and name in ["exp", "floor", "square", "div"]:
                continue
            cases += [case(name, run, dtype, into, shape) for into in DTYPES]
for shape in [(2, 2, 3), (1, 2, 3), (1, 3), (3,), (6,), (3, 2), (2, 1), ()]:
    cases += [case(name, ELEMENTWISE[name], "float64", "float64", shape) for name in ["add", "exp"]]
    cases.append(case("sum", REDUCTIONS["sum"], "float64", "float64", shape))
(here / "out.json").write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
