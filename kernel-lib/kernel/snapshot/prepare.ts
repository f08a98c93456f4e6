// What runs in the process of which the snapshot is made. It is put into one file with all that it
// imports (bundle.ts); there is no WebAssembly, no `Atomics` and no `Intl` that could be kept.
import { declaredNames } from '../cells/declarations.js';
import { Project } from '../cells/project.js';
import type { TypeScript } from '../tslab.js';
import { leavePrepared } from './prepared.js';

/** What labs import. Their declarations stay in the snapshot. */
const KEPT = [
  'kernel-lib',
  'kernel-lib/plot',
  'chainrule-course/notebook',
  'chainrule-course/figures',
];

/** They bring the code that most cells need into memory. */
const CELLS = [
  'const x: number[] = [1]; x.length',
  `import { ones, Tensor } from 'kernel-lib';
import { check } from 'chainrule-course/notebook';
import { lossCurve } from 'chainrule-course/figures';
import { linePlot } from 'kernel-lib/plot';
function twice(x: Tensor, by = 2): Tensor {
  return x.mul(by);
}
for (const n of [1, 2]) console.log(\`\${n}: \${twice(ones(n, 3)).sum()}\`);
ones(3, 3).dot(ones(3, 3))`,
];

/** What only a whole Node can tell. */
export interface Facts {
  root: string;
  lib: string[];
}

export function prepare(ts: TypeScript, { root, lib }: Facts): void {
  const project = new Project(ts, root, { lib, kept: KEPT });
  for (const cell of CELLS) {
    const { diagnostics } = project.compile('', cell, declaredNames(ts, cell));
    if (diagnostics.length > 0) throw new Error(String(diagnostics[0]?.messageText));
  }
  leavePrepared({ root, ts, project });
}
