import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Limits } from '../sandbox/limits.js';
import { SandboxProcess } from '../sandbox/process.js';
import { fellTree, plantTree } from '../sandbox/tree.js';
import type { PreparedModule } from '../submission/module.js';
import { plainText } from '../submission/plain.js';
import type { Exercise } from './define.js';
import { CheckFailure, GraderFault, StudentError } from './errors.js';
import { Student } from './student.js';
import { suggest } from './suggest.js';

/** After so many crashes or endless loops, the rest of an exercise is not tried. */
const MAX_DEATHS = 2;

/**
 * The child process of one exercise. It is started when it is first needed and started anew, once,
 * when a check has brought it down, so that one endless loop does not cost the other checks.
 */
export class Session {
  private readonly tree: string;
  private process: SandboxProcess | undefined;
  private current: Student | undefined;
  private deaths = 0;
  private lastDeath: unknown;
  output = '';

  constructor(
    private readonly exercise: Exercise,
    private readonly exercises: readonly Exercise[],
    private readonly modules: readonly PreparedModule[],
    private readonly limits: Limits,
  ) {
    this.tree = plantTree(
      new Map(modules.map(({ topic, code }) => [`exercises/${topic}.js`, code])),
    );
  }

  /** The student's functions in a live process; throws what kept the file from loading. */
  async student(): Promise<Student> {
    if (this.current && this.process?.alive) return this.current;
    if (this.deaths >= MAX_DEATHS) throw this.lastDeath;
    await this.endProcess();
    this.process = new SandboxProcess(this.tree, this.limits);
    await this.process.start();
    const { topic, name } = this.exercise;
    const path = pathToFileURL(join(this.tree, `exercises/${topic}.js`)).href;
    let reply: Awaited<ReturnType<SandboxProcess['ask']>>;
    try {
      reply = await this.process.ask({ kind: 'load', path });
    } catch (error) {
      this.noteDeath(error);
      throw error;
    }
    if (reply.kind === 'threw') throw new StudentError(`exercises/${topic}.ts`, reply.error);
    if (reply.kind !== 'loaded') throw new GraderFault('the child answered another question');
    this.requireExport(name, reply.exports);
    this.current = new Student(this.process, this.exercises);
    return this.current;
  }

  /** To be told of every error of a check, so that crashes are counted. */
  noteDeath(error: unknown): void {
    if (this.process?.alive === false && error !== this.lastDeath) {
      this.deaths += 1;
      this.lastDeath = error;
    }
  }

  async close(): Promise<void> {
    await this.endProcess();
    fellTree(this.tree);
  }

  private async endProcess(): Promise<void> {
    const process = this.process;
    if (!process) return;
    await process.close();
    if (this.output.length < 4000) this.output += plainText(process.output);
    this.process = undefined;
    this.current = undefined;
  }

  private requireExport(name: string, exports: readonly { name: string; type: string }[]): void {
    const found = exports.find((item) => item.name === name);
    const path = this.modules[0]?.path ?? `exercises/${this.exercise.topic}.ts`;
    if (found?.type === 'function') return;
    if (found) {
      throw new CheckFailure(`${path} exports ${name}, but it is not a function`);
    }
    const written = new RegExp(`function\\s+${name}\\b`).test(this.modules[0]?.text ?? '');
    if (written) {
      throw new CheckFailure(`${path} does not export ${name}: write export before function`);
    }
    const others = exports.map((item) => item.name);
    const known = this.exercises.map((exercise) => exercise.name);
    const like = suggest(
      name,
      others.filter((other) => !known.includes(other)),
    );
    throw new CheckFailure(
      like
        ? `${path} exports no ${name}, but ${like}: rename it to ${name}`
        : `${path} exports no function ${name}`,
    );
  }
}
