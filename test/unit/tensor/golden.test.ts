import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode } from './support/encode.js';
import { families } from './support/families/index.js';
import { judge } from './support/judge.js';
import { type Answer, findPython, Oracle } from './support/oracle.js';

// A few cases of every family with the answers that NumPy gave, so that machines without NumPy are
// held to them too. To record them anew: CHAINRULE_RECORD=1 with a Python that has NumPy.
const RUNS = 6;
const SEED = 42;
const path = fileURLToPath(new URL('../../reference/numpy_answers.json', import.meta.url));
const recording = process.env.CHAINRULE_RECORD === '1';

interface Recorded {
  readonly numpy: string;
  /** By family: the questions' fingerprint, and the answers. */
  readonly families: Record<
    string,
    { readonly asked: string; readonly answers: readonly Answer[] }
  >;
}

const questions = new Map(
  families.map((family) => [family, fc.sample(family.cases, { numRuns: RUNS, seed: SEED })]),
);

function requestsOf(
  cases: readonly { py: string; args: readonly Parameters<typeof encode>[0][] }[],
) {
  return cases.map((c) => ({ py: c.py, args: c.args.map(encode) }));
}

const fingerprint = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

if (recording)
  test('record what NumPy answers', async () => {
    const oracle = new Oracle(findPython()!);
    const numpy = await oracle.hello();
    const out: Recorded = { numpy, families: {} };
    for (const [family, cases] of questions) {
      const requests = requestsOf(cases);
      out.families[family.name] = {
        asked: fingerprint(requests),
        answers: await oracle.ask(requests),
      };
    }
    oracle.close();
    const lines = Object.entries(out.families).map(
      ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
    );
    writeFileSync(path, `{"numpy": "${numpy}", "families": {\n${lines.join(',\n')}\n}}\n`);
  });

describe.skipIf(recording)("agrees with NumPy's recorded answers", () => {
  const recorded: Recorded = existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : { numpy: 'none', families: {} };
  for (const [family, cases] of questions)
    test(family.name, () => {
      const known = recorded.families[family.name];
      expect(known?.asked, 'the questions have changed: record the answers anew').toBe(
        fingerprint(requestsOf(cases)),
      );
      cases.forEach((c, i) => {
        judge(family, c, known!.answers[i]!);
      });
    });
});
