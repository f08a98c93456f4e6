import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import type { BenchReport } from '../../../kernel-lib/workshop/bench/report.js';
import { bench } from '../../../kernel-lib/workshop/bench/run.js';

const folder = mkdtempSync(join(tmpdir(), 'chainrule-bench-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

it('an interrupted run writes its report, and names what it has not come to', async () => {
  vi.spyOn(console, 'log').mockReturnValue();
  const listeners = process.listenerCount('SIGINT');
  const running = bench([], ['growth', 'leaks'], { peers: false, out: folder });
  await Promise.resolve();
  process.emit('SIGINT', 'SIGINT');
  expect(await running).toBe(130);
  const report = JSON.parse(readFileSync(join(folder, 'bench.json'), 'utf8')) as BenchReport;
  expect(report.unmeasured).toEqual(['growth', 'leaks']);
  expect(report.growth).toBeUndefined();
  expect(process.listenerCount('SIGINT')).toBe(listeners);
});
