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

/** In the order of the labs, each with a slip in its answer: a class is somewhere on this way. */
const SLIPS = {
  warmup: ['X.sub(', 'X.add('],
  gradients: ['old_value - h', 'old_value + h'],
  losses: ['+ 1;', '- 1;'],
  layers: ['.add(b)', '.sub(b)'],
  two_layer_net: ['0.5 * reg', '2 * reg'],
} as const satisfies Record<string, [right: string, wrong: string]>;
const TOPICS = Object.keys(SLIPS) as (keyof typeof SLIPS)[];
const STUDENTS = 1000;

/** What became of one hand-in. */
export interface Graded {
  seconds: number;
  /** It left a report with points. */
  points: boolean;
}

/** Grades the hand-in of a student who has written the first topics, in a job of its own. */
export type Job = (topics: number, student: number) => Promise<Graded>;

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
    for (const name of ['submissions', 'results', 'scratch']) mkdirSync(join(folder, name));
    const job: Job = (topics, student) => gradeInJob(root, folder, topics, student);
    return await projectClass(job, jobs, availableParallelism(), onStep);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs each kind of job alone, then all of a class by so many workers, and says what a larger class takes. */
export async function projectClass(
  job: Job,
  jobs: number,
  workers: number,
  onStep: (done: number, all: number) => void,
): Promise<ClassReport> {
  const parts: number[] = [];
  for (let topics = 0; topics <= TOPICS.length; topics++)
    parts.push((await job(topics, 0)).seconds);
  const handIns = Array.from({ length: jobs }, (_, i) => (i % TOPICS.length) + 1);
  const predicted = handIns.reduce((sum, topics) => sum + parts[topics]!, 0) / workers;
  let [next, done, graded] = [0, 0, 0];
  const began = performance.now();
  const work = async (): Promise<void> => {
    for (let i = next++; i < jobs; i = next++) {
      const { points } = await job(handIns[i]!, i);
      if (points) graded++;
      onStep(++done, jobs);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const seconds = (performance.now() - began) / 1000;
  const larger = STUDENTS / jobs;
  return {
    jobs,
    workers,
    graded,
    start: parts[0]!,
    topics: Object.fromEntries(
      TOPICS.map((name, i) => [name, Math.max(0, parts[i + 1]! - parts[i]!)]),
    ),
    predicted,
    seconds,
    students: STUDENTS,
    projected: { parts: predicted * larger, run: seconds * larger },
  };
}

/** Writes a hand-in, every third with a slip, and grades it out of the release in a folder. */
async function gradeInJob(
  root: string,
  folder: string,
  topics: number,
  student: number,
): Promise<Graded> {
  const name = `s${student}-${topics}`;
  const submission = join(folder, 'submissions', name);
  const result = join(folder, 'results', `${name}.json`);
  writeHandIn(root, submission, topics, student % 3 === 2);
  const start = performance.now();
  const grader = join(folder, 'release/grader/grade.mjs');
  const scratch = join(folder, 'scratch');
  await runProgram([process.execPath, grader, submission, ...gradeArguments(result)], {
    cwd: scratch,
    env: { PATH: process.env.PATH, TMPDIR: scratch, HOME: scratch },
  });
  const seconds = (performance.now() - start) / 1000;
  const points = existsSync(result) && statusOf(result) === 'graded';
  rmSync(submission, { recursive: true, force: true });
  return { seconds, points };
}

const statusOf = (result: string): string | undefined =>
  (JSON.parse(readFileSync(result, 'utf8')) as { status?: string }).status;

/** Stubs, and the answers of the first topics; with a slip in the last of these. */
export function writeHandIn(root: string, submission: string, topics: number, slip: boolean): void {
  cpSync(join(root, 'exercises'), submission, { recursive: true });
  TOPICS.slice(0, topics).forEach((topic, i) => {
    const answer = readFileSync(join(root, 'solutions', `${topic}.ts`), 'utf8');
    const [right, wrong] = SLIPS[topic];
    const text = slip && i === topics - 1 ? answer.replace(right, wrong) : answer;
    writeFileSync(join(submission, `${topic}.ts`), text);
  });
}
