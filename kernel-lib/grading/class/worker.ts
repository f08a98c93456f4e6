import { basename, relative, resolve } from 'node:path';
import { writeWhole } from '../../files/write.js';
import { GraderFault } from '../engine/errors.js';
import { grade } from '../engine/grade.js';
import { openSubmission, type Submission } from '../submission/open.js';
import type { Job, News } from './messages.js';

/*
 * A process that grades one submission after another for the class grader, so that whatever one of
 * them does to the grader costs that one only.
 */

const BEAT = 1_000;

function tell(news: News): void {
  process.send?.(news);
}

async function work({ path, seed, only, types, report }: Job): Promise<void> {
  let submission: Submission;
  try {
    submission = asHandedIn(openSubmission(path), path);
  } catch (error) {
    const message = (error as Error).message;
    tell({ kind: 'refused', message: message.replace(path, basename(path)) });
    return;
  }
  try {
    const result = await grade(submission, {
      seed,
      types,
      jobs: 1,
      limits: { submissionTime: Number.POSITIVE_INFINITY }, // The pool looks after that.
      ...(only.length > 0 ? { only } : {}),
      onProgress: (_done, _all, result) => tell({ kind: 'exercise', result }),
    });
    writeWhole(report, JSON.stringify(result));
    tell({ kind: 'done', rss: process.memoryUsage.rss() });
  } catch (error) {
    const known = error instanceof GraderFault;
    tell({ kind: 'failed', message: known ? error.message : String(error) });
  }
}

/**
 * The submission under the names that the student knows: what a report says must not depend on
 * where the grader keeps it, and its commands are for the student's own copy.
 */
function asHandedIn(submission: Submission, path: string): Submission {
  const place = relative(process.cwd(), resolve(path)).replaceAll('\\', '/');
  const prefix = `${place.startsWith('..') ? basename(resolve(path)) : place}/`;
  const strip = (text: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : text);
  const { notebooks } = submission;
  return {
    path: 'exercises',
    file(topic) {
      const file = submission.file(topic);
      if ('problem' in file) return { problem: strip(file.problem) };
      return { ...file, path: strip(file.path) };
    },
    ...(notebooks
      ? { notebooks: notebooks.map((one) => ({ ...one, path: strip(one.path) })) }
      : {}),
  };
}

setInterval(() => tell({ kind: 'beat' }), BEAT).unref();
process.on('message', (job: Job) => void work(job));
process.once('disconnect', () => {
  // Last of all that happens on exit: the children of this process go with it.
  process.once('exit', () => {
    if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL');
  });
  process.exit();
});
tell({ kind: 'beat' });
