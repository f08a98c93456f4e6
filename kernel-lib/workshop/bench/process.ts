import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Check } from './contenders/contender.js';

/** A contender failed; the report names it and the run goes on. */
export class ContenderError extends Error {
  override name = 'ContenderError';
}

interface Answer {
  version?: string;
  ids?: string[];
  check?: Check;
  seconds?: number;
  bytes?: number | null;
  error?: string;
}

/** One contender's process: asked in lines of JSON, one at a time. */
export class ContenderProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #reader: Interface;
  #said = '';
  version = '';
  ids: ReadonlySet<string> = new Set();

  private constructor(
    readonly name: string,
    command: readonly string[],
    env: NodeJS.ProcessEnv,
  ) {
    const [program = '', ...words] = command;
    this.#child = spawn(program, words, { env: { ...process.env, ...env } });
    this.#child.on('error', (error) => {
      this.#said += error.message;
    });
    this.#child.stdin.on('error', () => {}); // a dead contender is noticed by its silence
    this.#child.stderr.on('data', (chunk) => {
      this.#said = (this.#said + chunk).slice(-2000);
    });
    this.#reader = createInterface({ input: this.#child.stdout });
    this.#lines = this.#reader[Symbol.asyncIterator]();
  }

  /** @throws ContenderError when it cannot be started */
  static async start(
    name: string,
    command: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<ContenderProcess> {
    const contender = new ContenderProcess(name, command, env);
    const { version = '', ids = [] } = await contender.#answer();
    contender.version = version;
    contender.ids = new Set(ids);
    return contender;
  }

  /** Makes the inputs and runs the task once: its check value, and how long it took. */
  async prepare(id: string): Promise<{ check: Check; seconds: number }> {
    const { check = Number.NaN, seconds } = await this.#ask({ do: 'prepare', id });
    return { check, seconds: seconds ?? (await this.time(1)) };
  }

  /** Seconds per run, over `times` runs, after `wake` others that are not timed. */
  async time(times: number, wake = 0): Promise<number> {
    return (await this.#ask({ do: 'time', times, wake })).seconds ?? Number.NaN;
  }

  async memory(): Promise<number | null> {
    return (await this.#ask({ do: 'memory' })).bytes ?? null;
  }

  async drop(): Promise<void> {
    await this.#ask({ do: 'drop' });
  }

  stop(): void {
    this.#reader.close();
    this.#child.kill('SIGKILL');
  }

  async #ask(question: object): Promise<Answer> {
    this.#child.stdin.write(`${JSON.stringify(question)}\n`);
    return this.#answer();
  }

  async #answer(): Promise<Answer> {
    const { value, done } = await this.#lines.next();
    if (done) {
      const last = this.#said.trim().split('\n').at(-1);
      throw new ContenderError(`${this.name} ended: ${last || 'it said nothing'}`);
    }
    const answer = JSON.parse(value) as Answer;
    if (answer.error) throw new ContenderError(`${this.name}: ${answer.error}`);
    return answer;
  }
}
