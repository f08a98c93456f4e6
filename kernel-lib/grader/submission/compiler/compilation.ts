import type { SubmissionCompiler } from '../../engine/machine.js';
import type { AnswerCall } from '../../notebooks/answers.js';
import { type NotebookContent, readNotebook } from '../../notebooks/read.js';
import { DEFAULT_LIMITS, type Limits, shortened } from '../../sandbox/limits.js';
import type { PreparedModule } from '../prepared.js';
import type { TypeProblem } from '../typeProblem.js';
import { MAX_PROBLEMS } from '../types.js';
import type { Results, Work, WorkOf } from './messages.js';
import { Compiler, CompilerDeath, CompilerError } from './process.js';

const LOOK_FOR =
  'look for an expression with very many terms, brackets within brackets, or types that build on themselves';
/** How often the type checker may run out of time in one submission. */
const MAX_LATE = 2;

const compilers = new Map<number, Compiler>();

function compilerFor({ heap }: Limits): Compiler {
  const compiler = compilers.get(heap) ?? new Compiler(heap);
  compilers.set(heap, compiler);
  return compiler;
}

/** Starts the compiler's process ahead of the first submission. */
export function wakeCompiler(): void {
  compilerFor(DEFAULT_LIMITS).wake();
}

/**
 * What the compiler does for one submission, within bounds: a text that takes it too long costs its
 * own time once, and what comes after it gets less. No text makes any of this throw.
 */
export class Compilation implements SubmissionCompiler {
  private readonly compiler: Compiler;
  private late = 0;
  /** Milliseconds that notebooks have left. */
  private notebookTime: number;

  constructor(private readonly limits: Limits) {
    this.notebookTime = limits.notebookTime;
    this.compiler = compilerFor(limits);
    this.compiler.wake();
  }

  /** A file, ready to run, or one line that says why it cannot. */
  async prepare(
    topic: string,
    path: string,
    text: string,
    siblings: readonly string[],
  ): Promise<PreparedModule | { problem: string }> {
    try {
      return await this.ask({ kind: 'prepare', topic, path, text, siblings });
    } catch (error) {
      return { problem: `${path} ${this.inWords(error)}` };
    }
  }

  /** What the type checker has to say of the topics' files; the others are there to be imported. */
  async typeProblems(
    modules: readonly PreparedModule[],
    topics: readonly string[],
  ): Promise<TypeProblem[]> {
    const found: TypeProblem[] = [];
    let left = modules.map(({ topic, path, text }) => ({ topic, path, text }));
    for (let tries = 0; left.length > 0 && tries < MAX_LATE; tries++) {
      try {
        const parts = await this.ask({ kind: 'types', modules: left, topics });
        found.push(...parts.flatMap(({ problems }) => problems));
        break;
      } catch (error) {
        if (!(error instanceof CompilerDeath)) break; // Its own trouble costs nobody a verdict.
        const parts = error.parts as Results['types'];
        found.push(...parts.flatMap(({ problems }) => problems));
        const { at: path } = error;
        if (path === undefined) break;
        const message = `this file ${this.inWords(error)}. It costs no points, but no types were checked here`;
        found.push({ path, line: 1, column: 1, message, source: '', underline: '' });
        const done = new Set([path, ...parts.map((part) => part.path)]);
        left = left.filter((module) => !done.has(module.path));
      }
    }
    return found.slice(0, MAX_PROBLEMS);
  }

  /** The cells of a notebook, or one line that says why they cannot be read. */
  async notebook(path: string, text: string): Promise<NotebookContent> {
    const attached = Buffer.from(text, 'utf8');
    try {
      const work = { kind: 'notebook', path, bytes: attached.length } as const;
      const content = attached.length === 0 ? readNotebook(path, '') : this.inTime(work, attached);
      return (await content) ?? { path, problem: `${path} was not read: ${this.timeUsedUp()}` };
    } catch (error) {
      return { path, problem: `${path} ${this.notebookInWords(error)}` };
    }
  }

  /** The answers in a cell of a notebook; `undefined` when there is no time left to look. */
  async answerCalls(source: string): Promise<AnswerCall[] | undefined> {
    try {
      return await this.inTime({ kind: 'answers', source });
    } catch (error) {
      if (error instanceof CompilerDeath || error instanceof CompilerError) return [];
      throw error;
    }
  }

  /** Why notebooks are not looked at any more. */
  timeUsedUp(): string {
    const seconds = Math.max(1, Math.round(this.limits.notebookTime / 1000));
    return `the notebooks have used up their ${seconds} s`;
  }

  /** Work on notebooks, which have their time together; `undefined` when it is used up. */
  private async inTime<K extends 'answers' | 'notebook'>(
    work: WorkOf<K>,
    attached?: Uint8Array,
  ): Promise<Results[K] | undefined> {
    if (this.notebookTime <= 0) return undefined;
    const started = performance.now();
    const time = () => Math.min(this.limits.compileTime, this.notebookTime);
    try {
      return await this.compiler.ask(work, time, attached);
    } finally {
      this.notebookTime -= performance.now() - started;
    }
  }

  private notebookInWords(error: unknown): string {
    if (error instanceof CompilerError) return `cannot be read (${error.message})`;
    if (!(error instanceof CompilerDeath)) throw error;
    const why =
      error.reason === 'time'
        ? `took longer than ${Math.max(1, Math.round(this.limits.compileTime / 1000))} s to read`
        : `needed more than ${this.limits.heap} MB of memory to read`;
    return `${why}: open it in JupyterLab, clear its outputs, save it, and hand it in again`;
  }

  private async ask<K extends Work['kind']>(work: WorkOf<K>): Promise<Results[K]> {
    try {
      return await this.once(work);
    } catch (error) {
      if (!(error instanceof CompilerDeath)) throw error;
      this.late += 1;
      if (error.reason !== 'crash') throw error;
      return await this.once(work); // It may not have been this text's doing.
    }
  }

  private once<K extends Work['kind']>(work: WorkOf<K>): Promise<Results[K]> {
    return this.compiler.ask(work, () => this.limitsNow().compileTime);
  }

  private limitsNow(): Limits {
    return this.late > 0 ? shortened(this.limits) : this.limits;
  }

  private inWords(error: unknown): string {
    if (error instanceof CompilerError) return `cannot be compiled (${error.message})`;
    if (!(error instanceof CompilerDeath)) throw error;
    switch (error.reason) {
      case 'time': {
        const seconds = Math.max(1, Math.round(this.limits.compileTime / 1000));
        return `took the compiler longer than ${seconds} s: ${LOOK_FOR}`;
      }
      case 'memory':
        return `needed more than ${this.limits.heap} MB of memory to compile: ${LOOK_FOR}`;
      case 'crash':
        return `brought the compiler down (${error.message}): ${LOOK_FOR}`;
    }
  }
}
