import type { Bundle } from 'chainrule-grader/files';
import { gunzip, listTar } from 'chainrule-grader/submission';
import { Problem, progressBar } from 'kernel-lib/display';
import { readLabs, refreshPoints } from '../authoring/index.js';
import { proofText, proveChecks } from '../mutants/index.js';
import { LeakScanner, secretsOf } from './leaks/index.js';

/** Refuses a pack whose checks let a wrong answer pass. Quick when nothing has changed. */
export async function requireSoundChecks(root: string): Promise<void> {
  if ((await refreshPoints(root, readLabs(root), true)) !== 'fresh') {
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
  const leaks = scanner.scan(contents(bundle));
  if (leaks.length === 0) return;
  const shown = leaks.slice(0, 20).map(({ file, secret }) => {
    return `  ${file} holds ${secret.place} (${secret.kind}): ${secret.text.slice(0, 80)}`;
  });
  throw new Problem(
    `nothing is released: a student could read ${leaks.length} lines\n${shown.join('\n')}`,
  );
}

/** The files of a bundle; of a packed package those in it. */
export function contents(bundle: Bundle): (readonly [string, Uint8Array])[] {
  return [...bundle].flatMap(([path, { bytes }]) => {
    if (!path.endsWith('.tgz')) return [[path, bytes] as const];
    return listTar(gunzip(bytes)).map((file) => {
      const read = file.read(Number.POSITIVE_INFINITY);
      if (!(read instanceof Uint8Array)) throw new Problem(`${path}: ${file.name} is odd`);
      return [`${path}:${file.name}`, read] as const;
    });
  });
}
