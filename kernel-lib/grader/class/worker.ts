import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeWhole } from 'kernel-lib/project';
import { GraderFault } from '../engine/errors.js';
import { grade } from '../grade.js';
import { asHandedIn } from '../submission/handedIn.js';
import { openSubmission, type Submission } from '../submission/open.js';
import type { Course } from './course.js';
import type { Job, News } from './messages.js';

/*
 * A process that grades one submission after another for the class grader, so that whatever one of
 * them does to the grader costs that one only. Its one word is the module of the course.
 */

const BEAT = 1_000;

const loading: Promise<{ course: Course }> = import(pathToFileURL(process.argv[2] ?? '').href);
loading.catch(() => {}); // Said of each submission.

function tell(news: News): void {
  process.send?.(news);
}

async function work({ path, parts, seed, only, lab, types, report }: Job): Promise<void> {
  let submission: Submission;
  try {
    submission = asHandedIn(openSubmission(parts), path);
  } catch (error) {
    const message = (error as Error).message;
    tell({ kind: 'refused', message: message.replace(path, basename(path)) });
    return;
  }
  try {
    const { course } = await loading;
    const result = await grade(submission, {
      catalog: course.loadCatalog(only.length > 0 ? only : undefined),
      questions: course.questions,
      ...(course.hintCost ? { hintCost: course.hintCost } : {}),
      seed,
      types,
      jobs: 1,
      limits: { submissionTime: Number.POSITIVE_INFINITY }, // The pool looks after that.
      ...(only.length > 0 ? { only } : {}),
      lab,
      onProgress: (_done, _all, result) => tell({ kind: 'exercise', result }),
    });
    const unsaved = isWritten(report, JSON.stringify(result)) ? {} : { unsaved: result };
    tell({ kind: 'done', rss: process.memoryUsage.rss(), ...unsaved });
  } catch (error) {
    const known = error instanceof GraderFault;
    tell({ kind: 'failed', message: known ? error.message : String(error) });
  }
}

function isWritten(path: string, text: string): boolean {
  try {
    writeWhole(path, text);
    return true;
  } catch {
    return false; // Full, or read only: the verdict itself is not lost.
  }
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
