"""Runs a notebook from top to bottom, as JupyterLab's Run All does.

Usage: execute.py NOTEBOOK OUTPUT FOLDER KERNEL
Prints a line of JSON per finished cell.
"""

import json
import sys

import nbformat
from nbclient import NotebookClient

source, target, folder, kernel = sys.argv[1:5]
notebook = nbformat.read(source, as_version=4)
cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
done = 0


def finished(cell, cell_index, execute_reply):
    global done
    done += 1
    print(json.dumps({"done": done, "of": len(cells)}), flush=True)


client = NotebookClient(
    notebook,
    timeout=300,
    kernel_name=kernel,
    allow_errors=True,
    resources={"metadata": {"path": folder}},
    on_cell_executed=finished,
)
client.execute()
for cell in notebook.cells:
    cell.metadata.pop("execution", None)  # moments of the run: nothing a reader needs
nbformat.write(notebook, target)
failed = [
    output.ename + ": " + output.evalue
    for cell in cells
    for output in cell.outputs
    if output.output_type == "error"
]
print(json.dumps({"errors": failed}), flush=True)
