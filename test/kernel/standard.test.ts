import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeKernelSpec } from '../../kernel-lib/kernel/index.js';
import { findPython, KERNEL_MAIN } from './build.js';

// Jupyter's own tests of a kernel. Only the pager is not claimed: TypeScript has none.
const CLAIMED = [
  'test_clear_output',
  'test_completion',
  'test_display_data',
  'test_error',
  'test_execute_result',
  'test_execute_stderr',
  'test_execute_stdout',
  'test_history',
  'test_inspect',
  'test_is_complete',
  'test_kernel_info',
];

const python = findPython();
const hasTests =
  python !== undefined && spawnSync(python, ['-c', 'import jupyter_kernel_test']).status === 0;

// Without Python and its packages there is nothing to run; npm test sets both up.
describe.skipIf(!hasTests)('jupyter_kernel_test', () => {
  const specs = mkdtempSync(join(tmpdir(), 'kernelspecs-'));
  let outcomes: Record<string, string> = {};

  beforeAll(() => {
    writeKernelSpec(join(specs, 'tslab'), { main: KERNEL_MAIN });
    const script = fileURLToPath(new URL('./standard.py', import.meta.url));
    outcomes = JSON.parse(execFileSync(python!, [script, specs], { encoding: 'utf8' }));
  });
  afterAll(() => rmSync(specs, { recursive: true, force: true }));

  test.each(CLAIMED)('%s', (name) => {
    expect(outcomes[name]).toBe('passed');
  });
});
