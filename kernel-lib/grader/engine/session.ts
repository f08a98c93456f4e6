import type { Reply } from '../protocol/frames.js';
import { type Limits, shortened } from '../sandbox/limits.js';
import { plainText } from '../submission/plain.js';
import type { PreparedModule } from '../submission/prepared.js';
import type { Catalog } from './catalog.js';
import { CheckFailure, ChildDeath, StudentError } from './errors.js';
import type { Host, HostProcess } from './host.js';
import { anotherAnswer, Student } from './student.js';
import { suggest } from './suggest.js';

/**
 * The child process of one topic's file. It is started when it is first needed and started anew,
 * once, when a check has brought it down, so that one endless loop does not cost the other checks.
 */
export class Session {
  private modules: readonly PreparedModule[] = [];
  /** Where the topic's probe functions are, if it has some. */
  private probes: string | undefined;
  private process: HostProcess | undefined;
  private current: Student | undefined;
  private deaths = 0;
  private lastDeath: unknown;
  /** What the file threw when it was loaded: it would do so again. */
  private refusal: StudentError | ChildDeath | undefined;
  private exports: readonly { name: string; type: string }[] = [];
  output = '';

  constructor(
    private readonly topic: string,
    private readonly catalog: Catalog,
    private readonly limits: Limits,
    private readonly host: Host,
  ) {}

  /** Hands over the student's files: the topic's own first. To be called once, before anything else. */
  give(modules: readonly PreparedModule[]): void {
    this.modules = modules;
    const files = new Map(modules.map(({ topic, code }) => [`exercises/${topic}.js`, code]));
    const probes = this.catalog.probes?.get(this.topic);
    if (probes !== undefined) {
      this.probes = `probes/${this.topic}.js`;
      files.set(this.probes, probes);
    }
    this.host.give(files);
  }

  /** The student's functions in a live process; throws when `name` is not one of them. */
  async student(name: string): Promise<Student> {
    if (!this.current || !this.process?.alive) this.current = await this.load();
    this.requireExport(name);
    return this.current;
  }

  private async load(): Promise<Student> {
    if (this.refusal) throw this.refusal;
    if (this.deaths >= this.limits.deaths) throw this.lastDeath;
    await this.endProcess();
    const process = await this.host.start(this.limitsNow());
    this.process = process;
    const path = this.host.address(`exercises/${this.topic}.js`);
    const reply = await this.loadFile(process, path);
    if (reply.kind === 'threw') {
      const refusal = new StudentError(`exercises/${this.topic}.ts`, reply.error);
      this.refusal = refusal;
      throw refusal;
    }
    if (reply.kind !== 'loaded') throw anotherAnswer();
    this.exports = reply.exports;
    return new Student(process, this.catalog.exercises);
  }

  /**
   * The whole time at first, less when a call has already run out of it: a broken exercise costs
   * its own limit once, not once for each check.
   */
  private limitsNow(): Limits {
    const late = this.lastDeath instanceof ChildDeath && this.lastDeath.reason === 'timeout';
    if (this.deaths === 0 || !late) return this.limits;
    return shortened(this.limits);
  }

  private async loadFile(process: HostProcess, path: string): Promise<Reply> {
    try {
      const probes = this.probes === undefined ? '' : this.host.address(this.probes);
      return await process.ask({ kind: 'load', path, probes });
    } catch (error) {
      // A file that does not come to its own end would not do so another time.
      if (error instanceof ChildDeath && error.reason === 'timeout') this.refusal = error;
      throw error;
    }
  }

  /** To be told of every error of a check, so that crashes are counted. */
  noteDeath(error: unknown): void {
    if (this.process?.alive === false && error !== this.lastDeath) {
      this.deaths += 1;
      this.lastDeath = error;
    }
  }

  /** Starts counting crashes anew, for another exercise of the same file. */
  forgive(): void {
    this.deaths = 0;
  }

  async close(): Promise<void> {
    await this.endProcess();
    await this.host.close();
  }

  private async endProcess(): Promise<void> {
    const process = this.process;
    if (!process) return;
    await process.close();
    if (this.output.length < 4000) this.output += plainText(process.output);
    this.process = undefined;
    this.current = undefined;
  }

  private requireExport(name: string): void {
    const found = this.exports.find((item) => item.name === name);
    const path = this.modules[0]?.path ?? `exercises/${this.topic}.ts`;
    const { kind } = this.catalog.exercises.find((exercise) => exercise.name === name) ?? {
      kind: 'function',
    };
    if (found?.type === kind) return;
    if (found) {
      const wrong = `${path} exports ${name}, but it is not a ${kind}`;
      throw new CheckFailure(
        found.type === 'function' || found.type === 'class'
          ? `${wrong}: it is a ${found.type}`
          : wrong,
        kind === 'class' ? `write: export class ${name} { … }` : undefined,
      );
    }
    if (isDefault(name, this.modules[0]?.text ?? '')) {
      throw new CheckFailure(`${path} exports ${name} as its default: leave out the word default`);
    }
    if (new RegExp(`(function|class)\\s+${name}\\b`).test(this.modules[0]?.text ?? '')) {
      throw new CheckFailure(`${path} does not export ${name}: write export before ${kind}`);
    }
    const { exercises, manifest } = this.catalog;
    const known = new Set([...manifest, ...exercises].map(({ name }) => name));
    const others = this.exports.map((item) => item.name).filter((other) => !known.has(other));
    const like = suggest(name, others);
    throw new CheckFailure(
      like
        ? `${path} exports no ${name}, but ${like}: rename it to ${name}`
        : `${path} exports no ${kind} ${name}`,
    );
  }
}

/** Whether a text exports a name as its default. What is around the word is cut: it may be very long. */
function isDefault(name: string, text: string): boolean {
  for (const { index } of text.matchAll(/\bdefault\b/g)) {
    const words = (part: string) => part.split(/[^\w$]+/).filter(Boolean);
    const before = words(text.slice(Math.max(0, index - 100), index));
    const [line = ''] = text.slice(index + 'default'.length, index + 300).split(/[;\n]/);
    if (before.at(-1) === 'export' && words(line).includes(name)) return true;
    if (before.at(-1) === 'as' && before.at(-2) === name) return true;
  }
  return false;
}
