import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROGRAMS } from '../../../kernel-lib/workshop/bench/programs/index.js';
import { WORKLOADS } from '../../../kernel-lib/workshop/bench/workloads.js';
import reference from '../../reference/programs.json' with { type: 'json' };

it.each(Object.entries(PROGRAMS))('%s prints what it prints in NumPy', (name, run) => {
  const printed = reference[name as keyof typeof reference];
  const ours = run();
  expect(ours).toHaveLength(printed.length);
  printed.forEach((value, i) => {
    expect(Math.abs(ours[i]! - value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
  });
});

it('every program has its NumPy text beside it, and is measured', () => {
  const files = readdirSync('kernel-lib/workshop/bench/programs');
  const names = Object.keys(PROGRAMS);
  expect(files.filter((file) => file.endsWith('.py')).sort()).toEqual(
    names.map((name) => `${name}.py`).sort(),
  );
  const measured = WORKLOADS.filter(({ group }) => group === 'programs');
  expect(measured.map(({ id }) => id).sort()).toEqual(
    names.map((name) => `program-${name}`).sort(),
  );
});
