"""Answers what NumPy makes of Python expressions, for the differential tests.

Reads one JSON list of requests per line, {"py": expression, "args": tensors}, and writes one JSON
list of answers per line. In an expression, a is the list of arguments. Run by test/unit/tensor/support.
"""

import base64
import json
import sys

import numpy as np

np.seterr(all="ignore")
DTYPES = {"float64": np.float64, "float32": np.float32, "int32": np.int32, "bool": np.bool_}


def decode(value):
    data = np.frombuffer(base64.b64decode(value["data"]), DTYPES[value["dtype"]])
    return data.reshape(value["shape"]).copy()


def encode(value):
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, (list, tuple)):
        return {"list": [encode(v) for v in value]}
    x = np.asarray(value)
    if x.dtype.kind in "iu":
        kind, x = "int", x.astype(np.float64)
    elif x.dtype.kind == "b":
        kind, x = "bool", x.astype(np.float64)
    else:
        kind, x = str(x.dtype), x.astype(np.float64)
    data = base64.b64encode(np.ascontiguousarray(x).tobytes()).decode()
    return {"dtype": kind, "shape": list(x.shape), "data": data}


def answer(request):
    a = [decode(v) for v in request["args"]]
    try:
        return encode(eval(request["py"], {"np": np, "a": a, "nan": np.nan, "inf": np.inf}))
    except Exception as error:  # the answer is that NumPy refuses, and why
        return {"error": f"{type(error).__name__}: {error}"}


def put(array, index, value):
    array[index] = value
    return array


def add_at(array, index, value):
    np.add.at(array, index, value)
    return array


np.put_here, np.add_here = put, add_at

if __name__ == "__main__":
    print(json.dumps({"numpy": np.__version__}), flush=True)
    for line in sys.stdin:
        print(json.dumps([answer(r) for r in json.loads(line)]), flush=True)
