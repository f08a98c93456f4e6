import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { grade } from 'chainrule-course';
import { formats } from 'chainrule-grader/formats';
import { asHandedIn, openSubmission } from 'chainrule-grader/submission';
import { writeWhole } from 'kernel-lib/project';
import { unfinishedReport } from './unfinished.js';

/** Share of the platform's time after which we write what we have: later it would count as 0. */
const OWN_SHARE = 0.85;
/** Gradescope's default, in seconds. */
const DEFAULT_TIME = 600;

/** For a machine with 768 MB and half a processor. The time of all together has its own deadline. */
const LIMITS = { memory: 400, heap: 256, submissionTime: Number.POSITIVE_INFINITY };

/**
 * Grades `BASE/submission` into `BASE/results/results.json`, as Gradescope asks for. At 85 % of the
 * time (in seconds, the second word) the exercises that are not done yet are reported as such.
 * Resolves to the exit code.
 */
export async function main([base = '/autograder', time = '']: readonly string[]): Promise<number> {
  const seconds = Number(time) > 0 ? Number(time) : DEFAULT_TIME;
  const results = join(base, 'results');
  mkdirSync(results, { recursive: true });
  const write = (text: string) => writeWhole(join(results, 'results.json'), text);
  try {
    const submission = join(base, 'submission');
    const report = await withDeadline(submission, seconds * OWN_SHARE * 1000);
    write((formats.gradescope as (typeof formats)[string])(report));
    return report.faults > 0 ? 1 : 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    write(failure(message));
    process.stderr.write(`${message}\n`);
    return 1;
  }
}

async function withDeadline(path: string, milliseconds: number) {
  const done = new Map<string, Parameters<NonNullable<OnProgress>>[2]>();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), milliseconds);
  });
  const submission = asHandedIn(openSubmission(path), path);
  const grading = grade(submission, {
    jobs: 1,
    limits: LIMITS,
    onProgress: (_done, _all, result) => done.set(result.name, result),
  });
  grading.catch(() => {}); // Late is late.
  const first = await Promise.race([grading, late]);
  clearTimeout(timer);
  return first === 'late' ? unfinishedReport(submission.path, done) : first;
}

type OnProgress = NonNullable<Parameters<typeof grade>[1]>['onProgress'];

/** results.json when the grader could not do its work: a fault of ours is never a silent 0. */
function failure(message: string): string {
  const output = `The grader itself failed, not you. Tell your instructor: ${message}`;
  return `${JSON.stringify({ score: 0, output, stdout_visibility: 'hidden' }, null, 2)}\n`;
}
