"""Writes programs.json: what the NumPy programs of the benchmark print.

Run with NumPy:  python make_programs.py
"""

import importlib.util
import json
import pathlib

here = pathlib.Path(__file__).parent
folder = here.parents[1] / "kernel-lib/workshop/bench/programs"


def printed(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return [float(value) for value in module.run()]


programs = {path.stem: printed(path) for path in sorted(folder.glob("*.py"))}
(here / "programs.json").write_text(json.dumps(programs, indent=1) + "\n")
