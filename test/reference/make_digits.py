"""Makes kernel-lib/library/data/digits/packed.ts from the copy that scikit-learn ships.

    python make_digits.py          (in an environment with numpy and scikit-learn)

Each picture is 64 numbers from 0 to 16 and a label. The bytes are stored pixel by pixel (all
pictures' first pixel, then all second ones, the labels last), which deflates best, and as base64.
"""

import base64
import zlib
from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

WIDTH = 100
pixels, labels = load_digits(return_X_y=True)
table = np.column_stack([pixels, labels]).astype(np.uint8)
assert table.shape == (1797, 65) and (table[:, :64] == pixels).all()
packed = base64.b64encode(zlib.compress(table.T.tobytes(), 9)).decode()
lines = [packed[i : i + WIDTH] for i in range(0, len(packed), WIDTH)]

target = Path(__file__).parents[2] / "kernel-lib/library/data/digits/packed.ts"
target.write_text(
    "// Made by test/reference/make_digits.py: do not edit. Source and licence: ./index.ts.\n\n"
    "/** 65 times 1797 bytes, pixel by pixel, the labels last: deflated (zlib), in base64. */\n"
    "export const PACKED: string = [\n" + "".join(f"  '{line}',\n" for line in lines) + "].join('');\n"
)
print(f"{target.name}: {len(packed)} characters")
print("sum of pixels", int(pixels.sum()), " of labels", int(labels.sum()))
