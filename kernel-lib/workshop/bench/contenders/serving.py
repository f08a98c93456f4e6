"""What the contenders in Python share: their inputs, and the lines of serve.ts."""

import gc
import json
import sys
import time
from types import SimpleNamespace

import numpy as np

TRAINING = SimpleNamespace(layers=[(3072, 100), (100, 100), (100, 10)], batch=100, rate=1e-2, momentum=0.9)
# Images (N, C, H, W) and filters (F, C, HH, WW), padded by 1.
CONVOLUTIONS = {
    "conv-first": ((100, 3, 32, 32), (16, 3, 3, 3)),
    "conv-second": ((100, 16, 16, 16), (32, 16, 3, 3)),
}
FLOATS = {"f64": np.float64, "f32": np.float32}
tasks = {}


def fill(shape, salt, dtype=np.float64):
    i = np.arange(2003, dtype=np.int64)
    period = (((i * 7919 + salt * 104729) % 2003) / 2003 - 0.5).astype(dtype)
    return np.resize(period, shape)


def labels(count, classes):
    return (np.arange(count) * 7) % classes


def initial_weights(dtype):
    shapes = enumerate(TRAINING.layers)
    return [(fill(shape, 10 + layer) * np.sqrt(24 / shape[0])).astype(dtype) for layer, shape in shapes]


def training_inputs(dtype):
    return fill((TRAINING.batch, TRAINING.layers[0][0]), 3, dtype), labels(TRAINING.batch, 10)


def ends(x):
    flat = x.reshape(-1)
    return float(flat[0]) + float(flat[-1])


def task(name):
    def register(prepare):
        tasks[name] = prepare
        return prepare

    return register


def peak_bytes():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        return None


def serve(version):
    """Answers until nobody asks any more. `version` says what does the work."""

    def say(answer):
        print(json.dumps(answer), flush=True)

    say({"version": version, "ids": list(tasks)})
    run = None
    for line in sys.stdin:
        question = json.loads(line)
        try:
            if question["do"] == "prepare":
                run = tasks[question["id"]]()
                start = time.perf_counter()
                check = run()
                say({"check": check, "seconds": time.perf_counter() - start})
            elif question["do"] == "time":
                times = question["times"]
                for _ in range(question["wake"]):
                    run()
                start = time.perf_counter()
                for _ in range(times):
                    run()
                say({"seconds": (time.perf_counter() - start) / times})
            elif question["do"] == "memory":
                say({"bytes": peak_bytes()})
            else:
                run = None
                gc.collect()
                say({})
        except Exception as error:  # the report names it; the run goes on
            say({"error": f"{type(error).__name__}: {error}"})

