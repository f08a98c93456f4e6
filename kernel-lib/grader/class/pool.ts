import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { builtFolder } from 'kernel-lib/project';
import type { ExerciseResult, Report } from '../engine/report.js';
import { diskTrouble } from '../files/trouble.js';
import { temporaryFolder } from '../sandbox/folders.js';
import { familyOf } from '../sandbox/memory.js';
import type { Job, News } from './messages.js';

export interface PoolOptions {
  /** The module of the course, which a worker loads. */
  course: string;
  /** How many submissions at a time. */
  size: number;
  /** Seconds for one submission, all attempts together. */
  limit: number;
  /** Stops everything. */
  signal?: AbortSignal | undefined;
  /** The program of a worker; in tests of the pool another one. */
  program?: string;
  /** A worker that says nothing for so many seconds is stuck: not in a student's code, but in ours. */
  silence?: number;
}

/** What came of a job. The report is in its file when it is done. */
export type JobEnd =
  | { kind: 'done'; unsaved?: Report | undefined }
  | { kind: 'refused' | 'fault'; message: string }
  /** With the exercises that had been graded by then. */
  | { kind: 'time-out'; finished: ExerciseResult[] };

/** Megabytes after which a worker is replaced by a fresh one. */
const LARGE = 700;

/** Does jobs in processes of their own, some at a time. A process that dies is replaced. */
export class Pool {
  private readonly workers: Worker[] = [];

  constructor(private readonly options: PoolOptions) {}

  /** Takes jobs as processes get free; `onEnd` is called for each, in the order in which they end. */
  async run<T extends { job: Job }>(
    tasks: readonly T[],
    onEnd: (task: T, end: JobEnd, seconds: number) => void,
  ): Promise<void> {
    const waiting = [...tasks];
    const { signal } = this.options;
    const serve = async () => {
      const worker = new Worker(this.options);
      this.workers.push(worker);
      try {
        for (let task = waiting.shift(); task && !signal?.aborted; task = waiting.shift()) {
          const started = performance.now();
          const end = await this.attempt(worker, task.job);
          if (signal?.aborted) return;
          onEnd(task, end, (performance.now() - started) / 1000);
        }
      } finally {
        await worker.end();
      }
    };
    const stop = () => {
      for (const worker of this.workers) void worker.end();
    };
    signal?.addEventListener('abort', stop, { once: true });
    const size = Math.max(1, Math.min(this.options.size, tasks.length));
    await Promise.all(Array.from({ length: size }, serve));
    signal?.removeEventListener('abort', stop);
  }

  private async attempt(worker: Worker, job: Job): Promise<JobEnd> {
    const deadline = performance.now() + 1000 * this.options.limit;
    const first = await worker.do(job, deadline);
    if (first.kind !== 'fault' || this.options.signal?.aborted) return first;
    // The type checker is the one part of us that meets a student's text at full length, and its
    // words cost no points: a grader that fell over it tries again without.
    const second = await worker.do({ ...job, types: false }, deadline);
    return second.kind === 'fault' ? first : second;
  }
}

/** One process, started when it is needed. */
class Worker {
  private child: ChildProcess | undefined;
  private folder = '';
  private ended: Promise<void> = Promise.resolve();
  private old = false;
  private cleanUp: () => void = () => {};
  private readonly silence: number;
  private readonly program: string;
  private readonly course: string;

  constructor({ silence = 30, program, course }: PoolOptions) {
    this.course = course;
    this.silence = silence;
    this.program =
      program ?? join(builtFolder('chainrule-grader', import.meta.url), 'class/worker.js');
  }

  async do(job: Job, deadline: number): Promise<JobEnd> {
    let child: ChildProcess;
    try {
      child = this.child ?? this.start();
    } catch (error) {
      const message = `no folder for a worker can be made in ${temporaryFolder()} (${diskTrouble(error) ?? String(error)}): make room, or set TMPDIR`;
      return { kind: 'fault', message };
    }
    const finished: ExerciseResult[] = [];
    const end = await new Promise<JobEnd>((resolve) => {
      const listen = () =>
        this.fuse(this.silence * 1000, () => {
          resolve({ kind: 'fault', message: `the grader was stuck for ${this.silence} s` });
        });
      let silent = listen();
      const late = this.fuse(deadline - performance.now(), () => {
        resolve({ kind: 'time-out', finished });
      });
      const onGone = (code: number | null, signal: string | null) => {
        resolve({ kind: 'fault', message: `the grader's process ended (${signal ?? code})` });
      };
      const onNews = (news: News) => {
        clearTimeout(silent);
        silent = listen();
        if (news.kind === 'exercise') finished.push(news.result);
        else if (news.kind === 'done') {
          this.old = news.rss > LARGE * 1e6;
          resolve({ kind: 'done', unsaved: news.unsaved });
        } else if (news.kind === 'refused') resolve(news);
        else if (news.kind === 'failed') resolve({ kind: 'fault', message: news.message });
      };
      child.on('message', onNews);
      child.once('exit', onGone);
      this.cleanUp = () => {
        clearTimeout(silent);
        clearTimeout(late);
        child.off('message', onNews);
        child.off('exit', onGone);
      };
      child.send(job, () => {});
    });
    this.cleanUp();
    if (this.old || end.kind === 'fault' || end.kind === 'time-out') await this.end();
    return end;
  }

  private fuse(milliseconds: number, burn: () => void): NodeJS.Timeout {
    return setTimeout(burn, Math.max(1, milliseconds));
  }

  private start(): ChildProcess {
    // Folders that a killed worker leaves behind lie in here, and go with it. Other users may pass
    // through, because a child may run as one.
    this.folder = realpathSync(mkdtempSync(join(temporaryFolder(), 'chainrule-class-')));
    chmodSync(this.folder, 0o711);
    const child = fork(this.program, [this.course], {
      // Ctrl+C on the terminal is for this process, which then ends its workers.
      detached: process.platform !== 'win32',
      env: { ...process.env, TMPDIR: this.folder, TEMP: this.folder, TMP: this.folder },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.child = child;
    this.old = false;
    this.ended = new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    child.on('error', () => {});
    return child;
  }

  /** Ends the process and everything that it has started. */
  async end(): Promise<void> {
    const { child, folder } = this;
    if (!child) return;
    this.child = undefined;
    const all = child.pid === undefined ? [] : familyOf(child.pid).slice(1);
    child.kill('SIGKILL');
    for (const pid of all) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    await this.ended;
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // A left-over folder in the temporary directory must not fail the class.
    }
  }
}
