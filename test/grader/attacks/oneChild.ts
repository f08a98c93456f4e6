import { loadCatalog } from '../../../kernel-lib/course/index.js';
import type { Host, HostProcess } from '../../../kernel-lib/grader/engine/host.js';
import { Modules } from '../../../kernel-lib/grader/engine/modules.js';
import { ExerciseRunner } from '../../../kernel-lib/grader/engine/runner.js';
import { type ExerciseResult, fromTexts } from '../../../kernel-lib/grader/index.js';
import type { Reply, Request } from '../../../kernel-lib/grader/protocol/frames.js';
import { SandboxHost } from '../../../kernel-lib/grader/sandbox/host.js';
import { DEFAULT_LIMITS, type Limits } from '../../../kernel-lib/grader/sandbox/limits.js';
import type { SandboxOptions } from '../../../kernel-lib/grader/sandbox/options.js';
import { prepareModule } from '../../../kernel-lib/grader/submission/module.js';
import { changedSolutions, SEED } from '../support.js';

/**
 * Many answers to `relu_forward`, each judged by all its checks, one after the other in one child: a
 * fresh one is started only when an answer has brought it down.
 */
export class OneChild implements Host {
  private host: SandboxHost | undefined;
  private child: HostProcess | undefined;
  private loaded: Reply | undefined;
  private chosen = 0;
  /** How many children there were. */
  started = 0;

  private readonly names: readonly string[];
  private readonly text: string;

  /** @param bodies of functions of `x`, by name, in JavaScript; `top` is beside them */
  constructor(
    bodies: Readonly<Record<string, string>>,
    private readonly options: SandboxOptions = {},
    private readonly limits: Partial<Limits> = {},
    top = '',
  ) {
    this.names = Object.keys(bodies);
    const functions = Object.values(bodies).map((body) => `(x) => {\n${body}\n}`);
    const texts = changedSolutions('layers', 'relu_forward', {
      body: 'return answers[chosen](x);',
    });
    const table = `let chosen = 0; const answers = [${functions.join(',\n')}];`;
    const imports = "import { Tensor as T, zeros as z } from 'kernel-lib/tensor';";
    this.text = `${imports}\n${texts['layers.ts']}\n${table}\n${top}
      export function choose(number) { chosen = number; }`;
  }

  /** What the checks say of an answer. */
  async judge(name: string): Promise<ExerciseResult> {
    this.chosen = this.names.indexOf(name);
    const catalog = await loadCatalog('relu_forward');
    const { exercises } = catalog;
    const submission = fromTexts('submission', { 'layers.ts': this.text });
    const modules = new Modules(submission, exercises, { prepare: prepareOnce });
    const limits = { ...DEFAULT_LIMITS, ...this.limits };
    const options = { path: 'submission', seed: SEED, hidden: true, limits, host: () => this };
    const [exercise] = exercises.filter((one) => one.name === 'relu_forward');
    if (!exercise) throw new Error('there is no relu_forward');
    return new ExerciseRunner(catalog, modules, options).run(exercise);
  }

  private files: ReadonlyMap<string, string> = new Map();

  give(files: ReadonlyMap<string, string>): void {
    this.files = files;
  }

  async start(limits: Limits): Promise<HostProcess> {
    if (!this.child?.alive) {
      await this.end();
      const within = { ...limits, totalTime: 600_000 };
      this.host = new SandboxHost(this.options, within);
      this.host.give(this.files);
      this.child = await this.host.start(within);
      this.loaded = undefined;
      this.started += 1;
    }
    return new Shared(this.child, (request) => this.ask(request));
  }

  private async ask(request: Request): Promise<Reply> {
    const child = this.child as HostProcess;
    if (request.kind !== 'load') return child.ask(request);
    this.loaded ??= await child.ask(request);
    const args = [this.chosen];
    await child.ask({ kind: 'call', id: 0, name: 'choose', args, keep: [], results: 0 });
    return this.loaded;
  }

  address(path: string): string {
    return this.host?.address(path) ?? '';
  }

  close(): void {}

  /** To be called at the end. */
  async end(): Promise<void> {
    await this.child?.close();
    await this.host?.close();
  }
}

/** What a session sees of a child that goes on living. */
class Shared implements HostProcess {
  constructor(
    private readonly child: HostProcess,
    readonly ask: HostProcess['ask'],
  ) {}

  get alive(): boolean {
    return this.child.alive;
  }

  get output(): string {
    return this.child.output;
  }

  async close(): Promise<void> {}
}

const prepared = new Map<string, ReturnType<typeof prepareModule>>();

async function prepareOnce(...args: Parameters<typeof prepareModule>) {
  const known = prepared.get(args[2]) ?? prepareModule(...args);
  prepared.set(args[2], known);
  return known;
}
