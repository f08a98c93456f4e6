"""Writes programs.json: what the NumPy programs of the benchmark print after a few steps.

Run with NumPy:  python make_programs.py
"""

import importlib.util
import json
import pathlib

here = pathlib.Path(__file__).parent
folder = here.parents[1] / "kernel-lib/workshop/bench/programs"
STEPS = {"spiral": 21, "characters": 3, "digits": 3, "images": 3, "layers": 5, "convolution": 1,
         "optimisers": 11, "neighbours": 4, "memory": 3, "policy": 3}


def printed(name, steps):
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return [float(value) for value in module.run(steps)]


programs = {name: {"steps": n, "printed": printed(name, n)} for name, n in STEPS.items()}
(here / "programs.json").write_text(json.dumps(programs, indent=1) + "\n")
