import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LABS = readdirSync('notebooks').filter((file) => file.endsWith('.ipynb'));

const python = '.venv/bin/python';
const hasNbformat = existsSync(python) && spawnSync(python, ['-c', 'import nbformat']).status === 0;

describe.skipIf(!hasNbformat)("Jupyter's own validator", () => {
  it('accepts every notebook', () => {
    const code =
      'import nbformat, sys; [nbformat.validate(nbformat.read(path, 4)) for path in sys.argv[1:]]';
    const paths = LABS.map((file) => join('notebooks', file));
    const { status, stderr } = spawnSync(python, ['-c', code, ...paths]);
    expect(status, String(stderr)).toBe(0);
  });
});

// One file per lab, so that labs run side by side.
it('every lab has a test that runs it', () => {
  const tests = readdirSync('test/journeys/labs/notebooks');
  expect(tests.sort()).toEqual(LABS.map((file) => file.replace('.ipynb', '.test.ts')).sort());
});
