import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { builtFolder } from 'kernel-lib/project';
import { GraderFault } from '../../engine/errors.js';
import { withCpuLimit } from '../../sandbox/cpu.js';
import { awaitFairly } from '../../sandbox/fairTime.js';
import { hold } from '../../sandbox/hold.js';
import { familyOf, watchMemory } from '../../sandbox/memory.js';
import { findTool } from '../../sandbox/tools.js';
import { lineOf, readLines } from './lines.js';
import type { Line, Results, Work, WorkOf } from './messages.js';

/** Seconds of processor time after which the system ends a process that nobody else has ended. */
const CPU_LIMIT = 600;
/** Milliseconds of work after which a process is replaced: long before the system would end it. */
const LIFE = 150_000;

/** The compiler's process had to be ended, or ended by itself, before it had answered. */
export class CompilerDeath extends Error {
  override name = 'CompilerDeath';
  constructor(
    readonly reason: 'time' | 'memory' | 'crash',
    message: string,
    /** The part that it was at, and the parts that it had done. */
    readonly at: string | undefined,
    readonly parts: readonly unknown[],
  ) {
    super(message);
  }
}

/** The compiler could not do it: an error of its own. */
export class CompilerError extends Error {
  override name = 'CompilerError';
}

interface Pending {
  onLine: (line: Line) => void;
  onEnd: (how: string, outOfMemory: boolean) => void;
}

/**
 * The compiler in a process of its own: started when it is needed, ended when it takes too long,
 * started anew for the next file. It answers one question at a time, in the order in which they
 * were asked. While it has none it keeps nobody waiting: it ends with us.
 */
export class Compiler {
  private child: ChildProcess | undefined;
  private pending: Pending | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private worked = 0;

  /**
   * @param heap megabytes that the compiler may use, with all that it holds beside its heap
   * @param watch what tells when it uses more
   */
  constructor(
    private readonly heap: number,
    private readonly watch = watchMemory,
  ) {}

  /**
   * @param time milliseconds of computing, asked for when the work begins; starting the process
   * does not count
   * @throws CompilerDeath, CompilerError
   */
  ask<K extends Work['kind']>(
    work: WorkOf<K>,
    time: () => number,
    attached?: Uint8Array,
  ): Promise<Results[K]> {
    const answer = this.last.then(() => this.answer(work, time(), attached));
    this.last = answer.catch(() => {});
    return answer as Promise<Results[K]>;
  }

  /** Starts the process ahead of the first question. */
  wake(): void {
    const awake = this.last.then(async () => hold(this.child ?? (await this.start()), false));
    this.last = awake.catch(() => {}); // The first question says so.
  }

  private async answer(work: Work, time: number, attached?: Uint8Array): Promise<unknown> {
    const child = this.child ?? (await this.start());
    const isFresh = this.worked === 0;
    const started = performance.now();
    hold(child, true);
    try {
      return await this.exchange(child, work, time, attached);
    } catch (error) {
      // What others have left behind in it is not this text's doing.
      if (isFresh || !(error instanceof CompilerDeath) || error.reason !== 'memory') throw error;
      return await this.answer(work, time, attached);
    } finally {
      this.worked += performance.now() - started;
      hold(child, false);
      if (this.worked > LIFE) this.end();
    }
  }

  private exchange(
    child: ChildProcess,
    work: Work,
    time: number,
    attached?: Uint8Array,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      let at: string | undefined;
      const parts: unknown[] = [];
      const die = (reason: CompilerDeath['reason'], message: string) => {
        finish();
        this.end();
        reject(new CompilerDeath(reason, message, at, parts));
      };
      const unwatch = awaitFairly(child.pid ?? 0, time, () => die('time', 'took too long'));
      // The heap's own limit leaves out buffers, and what is not collected yet.
      const tooMuch = () => die('memory', 'needed too much memory');
      const unguard = this.watch(child.pid ?? 0, this.heap, tooMuch);
      const finish = () => {
        unwatch();
        unguard();
        this.pending = undefined;
      };
      this.pending = {
        onLine(line) {
          if ('begun' in line) at = line.begun;
          else if ('part' in line) parts.push(line.part);
          else {
            finish();
            if ('error' in line) reject(new CompilerError(line.error));
            else resolve(line.result ?? parts);
          }
        },
        onEnd: (how, outOfMemory) => die(outOfMemory ? 'memory' : 'crash', how),
      };
      child.stdin?.write(lineOf(work));
      if (attached) child.stdin?.write(attached);
    });
  }

  /** Resolves when the process is up, so that starting it is in nobody's time. */
  private start(): Promise<ChildProcess> {
    const main = join(
      builtFolder('chainrule-grader', import.meta.url),
      'submission/compiler/main.js',
    );
    const node = [process.execPath, `--max-old-space-size=${this.heap}`, '--no-warnings', main];
    // If we are killed while it is busy, the system ends it.
    const setpriv = process.platform === 'linux' ? findTool('setpriv') : undefined;
    const command = withCpuLimit(node, CPU_LIMIT);
    const [program = '', ...rest] = setpriv
      ? [setpriv, '--pdeathsig', 'KILL', ...command]
      : command;
    const child = spawn(program, rest, {
      env: process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {},
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      // Ctrl+C, and the kernel's interrupt, are not for it.
      detached: process.platform !== 'win32',
    });
    this.child = child;
    this.worked = 0;
    return new Promise((resolve, reject) => {
      const onEnd = (how: string, outOfMemory = false) => {
        reject(new GraderFault(`the compiler's process does not start: ${how}`));
        if (this.child !== child) return;
        this.child = undefined;
        this.pending?.onEnd(how, outOfMemory);
      };
      child.once('error', ({ message }) => onEnd(message));
      child.once('exit', (code, signal) => {
        onEnd(`ended with ${signal ?? `exit code ${code}`}`, signal === 'SIGABRT' || code === 134);
      });
      child.stdin?.on('error', () => {});
      readLines(child.stdout as Readable, (line) => {
        if (line === 'ready') resolve(child);
        else if (this.child === child) this.pending?.onLine(line as Line);
      });
    });
  }

  private end(): void {
    const { child } = this;
    this.child = undefined;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    for (const member of familyOf(child.pid)) {
      try {
        process.kill(member, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
  }
}
