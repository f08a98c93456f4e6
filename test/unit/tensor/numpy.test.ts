import fc from 'fast-check';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { encode } from './support/encode.js';
import { families } from './support/families/index.js';
import type { Case } from './support/family.js';
import { judge } from './support/judge.js';
import { findPython, Oracle } from './support/oracle.js';

// Every family of operations against the installed NumPy, over generated shapes, types, axes and
// values. Cases are sampled with a fixed seed and asked in one batch; only when one disagrees is
// the family run case by case, so that the counterexample is shrunk before it is shown.
const RUNS = Number(process.env.CHAINRULE_NUMPY_RUNS ?? 60);
const SEED = Number(process.env.CHAINRULE_NUMPY_SEED ?? 1);
const python = findPython();

const request = (c: Case) => ({ py: c.py, args: c.args.map(encode) });

describe.skipIf(!python)('agrees with the installed NumPy (2.3 or newer)', () => {
  let oracle: Oracle;
  beforeAll(async () => {
    oracle = new Oracle(python!);
    await oracle.hello();
  });
  afterAll(() => oracle?.close());

  for (const family of families)
    test(family.name, async () => {
      const cases = fc.sample(family.cases, { numRuns: RUNS, seed: SEED });
      const answers = await oracle.ask(cases.map(request));
      const agree = cases.every((c, i) => {
        try {
          judge(family, c, answers[i]!);
          return true;
        } catch {
          return false;
        }
      });
      if (agree) return;
      const property = fc.asyncProperty(family.cases, async (c) => {
        judge(family, c, (await oracle.ask([request(c)]))[0]!);
      });
      await fc.assert(property, { numRuns: RUNS, seed: SEED });
    });
});
