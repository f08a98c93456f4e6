import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { built } from '../built.js';
import { ROOT } from './build.js';

const folder = mkdtempSync(join(tmpdir(), 'idle-'));
afterAll(() => rmSync(folder, { recursive: true }));

const script = join(folder, 'cellMeanwhile.mjs');
writeFileSync(
  script,
  `import { createRequire } from 'node:module';
const { catalogSteps, loadCatalog } = await import(${JSON.stringify(join(built('course'), 'catalog.js'))});
for (const step of catalogSteps()) step();
const all = loadCatalog();
for (let turn = 0; turn < Number(process.argv[2]); turn++) await new Promise(setImmediate);
const { lossCurve } = createRequire(${JSON.stringify(join(ROOT, 'cell.js'))})('chainrule-course/figures');
console.log(typeof lossCurve, (await all).exercises.length > 100);`,
);

// Without the steps Node fails in about half of these places.
test.each([6, 10, 13, 15, 20, 30])(
  'a cell that imports while the checks are being loaded gets what it imports (%i turns on)',
  async (turns) => {
    const { stdout } = await promisify(execFile)(process.execPath, [script, String(turns)]);
    expect(stdout).toBe('function true\n');
  },
);
