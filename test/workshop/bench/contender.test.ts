import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measure } from '../../../kernel-lib/workshop/bench/measure.js';
import { ContenderError, ContenderProcess } from '../../../kernel-lib/workshop/bench/process.js';
import { disagreements } from '../../../kernel-lib/workshop/bench/verdict.js';
import type { Workload } from '../../../kernel-lib/workshop/bench/workloads.js';

const serve = 'kernel-lib/workshop/dist/bench/contenders/serve.js';
const start = (name: string, module: string) =>
  ContenderProcess.start(name, [process.execPath, '--expose-gc', serve, module]);
const tiny: Workload = { id: 'product-tiny', group: 'products', title: 'tiny' };

describe.skipIf(!existsSync(serve))('contenders in processes of their own', () => {
  it('take turns on one workload and come to the same result', async () => {
    const contenders = [await start('chainrule', 'ours'), await start('plain loops', 'plain')];
    try {
      const result = await measure(tiny, contenders, 0.1);
      expect(result.failures).toEqual({});
      expect(result.timings.map(({ contender }) => contender)).toEqual([
        'chainrule',
        'plain loops',
      ]);
      expect(result.timings.every(({ rounds }) => rounds.length >= 1)).toBe(true);
      expect(disagreements(result)).toEqual([]);
    } finally {
      for (const contender of contenders) contender.stop();
    }
  });

  it('say why they could not be started', async () => {
    await expect(start('nobody', 'nothing')).rejects.toThrow(ContenderError);
  });

  it('that fail at one workload are named, and the others are measured', async () => {
    const contender = await start('chainrule', 'ours');
    contender.ids = new Set([...contender.ids, 'unknown']);
    try {
      const result = await measure({ ...tiny, id: 'unknown' }, [contender], 0.1);
      expect(result.failures.chainrule).toMatch(/chainrule/);
      expect((await measure(tiny, [contender], 0.1)).timings).toHaveLength(1);
    } finally {
      contender.stop();
    }
  });
});
