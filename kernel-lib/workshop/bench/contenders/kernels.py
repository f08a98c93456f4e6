"""Times a Jupyter kernel as a notebook sees it. Speaks the lines of serve.ts.

Usage: kernels.py KERNEL ROOT
"""

import json
import queue
import sys
import time

from jupyter_client.manager import KernelManager

NAME, ROOT = sys.argv[1:3]
OURS = NAME != "python3"
CELL = (
    "import { ones } from 'kernel-lib';\nones(3, 3).dot(ones(3, 3))"
    if OURS
    else "import numpy as np\nnp.ones((3, 3)).dot(np.ones((3, 3)))"
)
CHECK = "import { check } from 'chainrule-course/notebook';\nawait check('affine_forward');"


class Kernel:
    def __init__(self):
        start = time.perf_counter()
        self.manager = KernelManager(kernel_name=NAME)
        self.manager.start_kernel(cwd=ROOT)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)
        self.start_seconds = time.perf_counter() - start

    def run(self, code):
        start = time.perf_counter()
        reply = self.client.execute_interactive(code, timeout=60, output_hook=lambda message: None)
        if reply["content"]["status"] != "ok":
            raise RuntimeError(reply["content"].get("evalue", "the cell failed"))
        return time.perf_counter() - start

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def kernel_start():
    def run():
        kernel = Kernel()
        kernel.stop()
        return kernel.start_seconds

    return run


def first_cell(reading=0):
    def run():
        kernel = Kernel()
        try:
            time.sleep(reading)
            return kernel.run(CELL)
        finally:
            kernel.stop()

    return run


def check_cell():
    kernel = Kernel()
    kernel.run(CHECK)
    return lambda: kernel.run(CHECK)


TASKS = {
    "kernel-start": kernel_start,
    "first-cell": first_cell,
    "first-cell-read": lambda: first_cell(reading=3),
}
if OURS:
    TASKS["check-cell"] = check_cell


def main():
    def say(answer):
        print(json.dumps(answer), flush=True)

    say({"version": "", "ids": list(TASKS)})
    run = None
    for line in sys.stdin:
        question = json.loads(line)
        try:
            if question["do"] == "prepare":
                run = TASKS[question["id"]]()
                say({"check": 0})
            elif question["do"] == "time":
                seconds = [run() for _ in range(question["times"])]
                say({"seconds": sum(seconds) / len(seconds)})
            else:
                run = None
                say({})
        except Exception as error:
            say({"error": f"{type(error).__name__}: {error}"})


main()
