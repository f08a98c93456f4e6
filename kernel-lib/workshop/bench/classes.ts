import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFolder } from 'chainrule-grader/files';
import { runProgram } from 'chainrule-setup';
import { kubernetesBundle } from '../release/kubernetes/index.js';
import { gradeArguments } from '../release/kubernetes/manifest.js';

/** How long a class takes, as one job for each submission, and what that says of a larger one. */
export interface ClassReport {
  /** Jobs that were run, and how many at a time. */
  jobs: number;
  workers: number;
  /** Jobs that left a report with points. */
  graded: number;
  /** Seconds of a job alone: with nothing written, and what each further topic adds. */
  start: number;
  topics: Record<string, number>;
  /** Seconds for all jobs by these parts, and as they took. */
  predicted: number;
  seconds: number;
  /** Seconds that `students` take with as many workers, by the parts and by the jobs that were run. */
  students: number;
  projected: { parts: number; run: number };
}

/** In the order of the labs: a class is somewhere on this way. */
const TOPICS = ['warmup', 'gradients', 'losses', 'layers', 'two_layer_net'] as const;
const STUDENTS = 1000;

/**
 * Grades made-up hand-ins by the command of the Kubernetes jobs, out of the bundle that is released
 * for them, several at a time on this machine.
 *
 * @param root of the project
 */
export async function measureClass(
  root: string,
  jobs: number,
  onStep: (done: number, all: number) => void,
): Promise<ClassReport> {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-class-'));
  try {
    writeFolder(kubernetesBundle(root), join(folder, 'release'));
    const run = new Runner(root, folder);
    const workers = availableParallelism();
    const parts: number[] = [];
    for (let topics = 0; topics <= TOPICS.length; topics++) parts.push(await run.job(topics, 0));
    const [start = 0] = parts;
    const handIns = Array.from({ length: jobs }, (_, i) => (i % TOPICS.length) + 1);
    const predicted = handIns.reduce((sum, topics) => sum + parts[topics]!, 0) / workers;
    let next = 0;
    const began = performance.now();
    const work = async (): Promise<void> => {
      for (let i = next++; i < jobs; i = next++) {
        await run.job(handIns[i]!, i);
        onStep(run.done, jobs);
      }
    };
    run.reset();
    await Promise.all(Array.from({ length: workers }, work));
    const seconds = (performance.now() - began) / 1000;
    const larger = STUDENTS / jobs;
    return {
      jobs,
      workers,
      graded: run.graded,
      start,
      topics: Object.fromEntries(
        TOPICS.map((name, i) => [name, Math.max(0, parts[i + 1]! - parts[i]!)]),
      ),
      predicted,
      seconds,
      students: STUDENTS,
      projected: { parts: predicted * larger, run: seconds * larger },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class Runner {
  done = 0;
  graded = 0;

  constructor(
    private readonly root: string,
    private readonly folder: string,
  ) {
    for (const name of ['submissions', 'results', 'scratch']) mkdirSync(join(folder, name));
  }

  reset(): void {
    this.done = 0;
    this.graded = 0;
  }

  /** Grades a hand-in with the first topics written; every third has a slip. @returns seconds */
  async job(topics: number, student: number): Promise<number> {
    const name = `s${student}-${topics}`;
    const submission = join(this.folder, 'submissions', name);
    const result = join(this.folder, 'results', `${name}.json`);
    this.handIn(submission, topics, student % 3 === 2);
    const start = performance.now();
    const grader = join(this.folder, 'release/grader/grade.mjs');
    const scratch = join(this.folder, 'scratch');
    await runProgram([process.execPath, grader, submission, ...gradeArguments(result)], {
      cwd: scratch,
      env: { PATH: process.env.PATH, TMPDIR: scratch, HOME: scratch },
    });
    const seconds = (performance.now() - start) / 1000;
    this.done++;
    if (existsSync(result)) {
      const { status } = JSON.parse(readFileSync(result, 'utf8')) as { status?: string };
      if (status === 'graded') this.graded++;
    }
    rmSync(submission, { recursive: true, force: true });
    return seconds;
  }

  private handIn(submission: string, topics: number, slip: boolean): void {
    cpSync(join(this.root, 'exercises'), submission, { recursive: true });
    TOPICS.slice(0, topics).forEach((topic, i) => {
      const answer = readFileSync(join(this.root, 'solutions', `${topic}.ts`), 'utf8');
      const text = slip && i === topics - 1 ? answer.replace('.add(', '.sub(') : answer;
      writeFileSync(join(submission, `${topic}.ts`), text);
    });
  }
}
