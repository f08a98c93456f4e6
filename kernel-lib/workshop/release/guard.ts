import { refreshManifest } from '../../course/index.js';
import type { Bundle } from '../../grader/files/bundle.js';
import { progressBar } from '../../grader/progress.js';
import { Problem } from '../../library/display/index.js';
import { proofText, proveChecks } from '../mutants/index.js';
import { LeakScanner, secretsOf } from './leaks/index.js';

/** Refuses a pack whose checks let a wrong answer pass. Quick when nothing has changed. */
export async function requireSoundChecks(root: string): Promise<void> {
  if ((await refreshManifest(true)) !== 'fresh') {
    throw new Problem('points.ts is not up to date: npm run generate, then release again');
  }
  const bar = progressBar('wrong answers');
  const proof = await proveChecks(root, {
    jobs: 2,
    onProgress: (done, all) => bar.step(done, all),
  }).finally(() => bar.stop());
  if (proof.sound) return;
  process.stderr.write(proofText(proof));
  throw new Problem(
    `nothing is released: ${proof.troubles.length} wrong answers pass or break a check, ` +
      `${proof.stale.length} excuses are stale (npm run mutants shows them)`,
  );
}

/** Refuses a bundle for students that holds a line of an answer, a hidden check or a key. */
export function requireNoLeak(root: string, bundle: Bundle): void {
  const scanner = new LeakScanner(secretsOf(root));
  const leaks = scanner.scan([...bundle].map(([path, { bytes }]) => [path, bytes] as const));
  if (leaks.length === 0) return;
  const shown = leaks.slice(0, 20).map(({ file, secret }) => {
    return `  ${file} holds ${secret.place} (${secret.kind}): ${secret.text.slice(0, 80)}`;
  });
  throw new Problem(
    `nothing is released: a student could read ${leaks.length} lines\n${shown.join('\n')}`,
  );
}
