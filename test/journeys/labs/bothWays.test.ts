import { readdirSync } from 'node:fs';
import { ensureOpenblas } from 'chainrule-setup';
import type { BlasStatus } from 'kernel-lib/blas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Difference, differences } from './difference.js';
import { type CellRun, LabKernel } from './kernelClient.js';
import { codeCells } from './lab.js';
import { copyProject, type ProjectCopy } from './project.js';

// Whether OpenBLAS may be on by default: does a lab show anything else with it? Runs each lab three times.
// CHAINRULE_BOTH_WAYS=all npx vitest run test/journeys/labs/bothWays.test.ts
const wanted = process.env.CHAINRULE_BOTH_WAYS ?? '';
const labs = readdirSync('notebooks')
  .filter((file) => file.endsWith('.ipynb'))
  .map((file) => file.replace('.ipynb', ''))
  .filter((name) => wanted === 'all' || wanted.split(',').includes(name));

// As many as a student's kernel takes by itself; other tests have one.
const THREADS = '';
const STATUS =
  "import { blasStatus } from 'kernel-lib/blas';\nconsole.log(JSON.stringify(blasStatus()))";

describe.skipIf(labs.length === 0)(
  'with OpenBLAS, nothing is printed or drawn otherwise in',
  () => {
    let project: ProjectCopy;
    beforeAll(async () => {
      expect(await ensureOpenblas()).toBeUndefined();
      project = copyProject();
      project.write('answers');
    });
    afterAll(() => project?.remove());

    /** All cells of a lab with their outputs, and what the backend says after the last. */
    async function run(name: string, backend: string) {
      const kernel = new LabKernel();
      await kernel.start(project.root, { CHAINRULE_BLAS: backend, CHAINRULE_THREADS: THREADS });
      try {
        const done: (CellRun & { id: string })[] = [];
        for (const { id, source } of codeCells(`${name}.ipynb`))
          done.push({ id, ...(await kernel.execute(source)) });
        const { outputs } = await kernel.execute(STATUS);
        return { done, status: JSON.parse(outputs[0]!.text!) as BlasStatus };
      } finally {
        await kernel.stop();
      }
    }

    it.each(labs)(
      '%s',
      async (name) => {
        const off = await run(name, 'off');
        const again = await run(name, 'off');
        const on = await run(name, process.env.CHAINRULE_BLAS ?? 'auto');
        const found = off.done.flatMap(({ id, outputs }, at) =>
          differences(outputs, again.done[at]!.outputs, on.done[at]!.outputs).map((difference) => ({
            id,
            ...difference,
          })),
        );
        const count = (kind: Difference['kind']) =>
          found.filter((each) => each.kind === kind).length;
        const lines = found
          .filter(({ kind }) => kind !== 'digits')
          .map(({ id, kind, place, what }) => `  ${kind} · ${id}, ${place}: ${what}`);
        const { state, reason, config, threads, calls, factorisations } = on.status;
        const total = `${count('text')} lines and ${count('figure')} arrays of figures are others; ${count('digits')} arrays in last digits only; ${count('measured')} items also without it`;
        const work = `${config}, ${threads} threads: ${calls} calls, ${factorisations} factorisations`;
        console.log([`${name}: ${total}`, `  ${work}`, ...lines].join('\n'));
        expect(off.status.state).not.toBe('running');
        expect(state, reason).not.toBe('refused');
        expect(count('text') + count('figure'), 'see what is printed above').toBe(0);
      },
      1_800_000,
    );
  },
);
