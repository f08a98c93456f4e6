import type { Submission } from '../submission/open.js';
import { plainLine } from '../submission/plain.js';
import type { PreparedModule } from '../submission/prepared.js';
import type { Exercise } from './exercise.js';
import type { SubmissionCompiler } from './machine.js';

/** Characters of what is said of a file that cannot run. */
const LONGEST = 1_000;

/** A topic's file, ready to run, or one line that says why it cannot. */
export type TopicModule = PreparedModule | { problem: string };

/** Prepares each topic's file of a submission once. */
export class Modules {
  private readonly prepared = new Map<string, TopicModule>();
  private readonly preparing = new Map<string, Promise<void>>();

  constructor(
    private readonly submission: Submission,
    private readonly exercises: readonly Exercise[],
    private readonly compilation: Pick<SubmissionCompiler, 'prepare'>,
  ) {}

  /** Resolves when a topic's file, and those that it may import, can be asked for. */
  async ready(topic: string): Promise<void> {
    const needed = new Set([topic]);
    // The set grows while it is walked through.
    for (const name of needed) for (const sibling of this.siblingsOf(name)) needed.add(sibling);
    await Promise.all([...needed].map((name) => this.prepareOnce(name)));
  }

  private prepareOnce(topic: string): Promise<void> {
    const begun = this.preparing.get(topic) ?? this.prepare(topic);
    this.preparing.set(topic, begun);
    return begun;
  }

  private async prepare(topic: string): Promise<void> {
    const file = this.submission.file(topic);
    const siblings = this.siblingsOf(topic);
    const made =
      'problem' in file
        ? file
        : await this.compilation.prepare(topic, file.path, file.text, siblings);
    // It may quote the student's text.
    const problem = 'problem' in made ? plainLine(made.problem, LONGEST) : undefined;
    this.prepared.set(topic, problem === undefined ? made : { problem });
  }

  /** Why a topic's file cannot run, as far as that is known already. */
  problemOf(topic: string): string | undefined {
    const known = this.prepared.get(topic) ?? this.submission.file(topic);
    return 'problem' in known ? plainLine(known.problem, LONGEST) : undefined;
  }

  /** A topic's file, once it is {@link ready}. */
  get(topic: string): TopicModule {
    const module = this.prepared.get(topic);
    if (!module) throw new Error(`${topic} is not prepared`);
    return module;
  }

  /** The path under which a topic's file is shown, whether or not it is there. */
  pathOf(topic: string): string {
    const module = this.get(topic);
    return 'path' in module ? module.path : `exercises/${topic}.ts`;
  }

  /**
   * The file of `topic` and those it imports. Where an imported file is missing, broken or lacks an
   * exercise, a stand-in throws when it is called, so that only what really needs it fails.
   */
  closure(topic: string): PreparedModule[] {
    const found = new Map<string, PreparedModule>();
    const visit = (name: string) => {
      if (found.has(name)) return;
      const module = this.get(name);
      if (name === topic && 'problem' in module) return;
      const usable = name === topic ? (module as PreparedModule) : this.withStandIns(name, module);
      found.set(name, usable);
      usable.siblings.forEach(visit);
    };
    visit(topic);
    return [...found.values()];
  }

  private withStandIns(topic: string, module: TopicModule): PreparedModule {
    const broken = 'problem' in module;
    const path = broken ? `exercises/${topic}.ts` : module.path;
    const base: PreparedModule = broken
      ? {
          topic,
          path,
          text: '',
          code: '',
          map: '',
          siblings: [],
          calls: {},
          exports: [],
          passedOn: [],
        }
      : module;
    const names = this.exercises
      .filter((exercise) => exercise.topic === topic)
      .map(({ name }) => name)
      .filter((name) => !this.exportsOf(base).has(name));
    const standIns = names.map((name, i) => {
      const reason = broken ? module.problem : `${path} exports no ${name}`;
      const message = JSON.stringify(`${name} is not available: ${reason}`);
      // Under a name that the file itself does not have: it may well declare one of this name.
      const own = `standIn${i}_${crypto.randomUUID().replaceAll('-', '')}`;
      return `\nfunction ${own}() { throw new Error(${message}); }\nexport { ${own} as ${name} };`;
    });
    return { ...base, code: base.code + standIns.join('') };
  }

  /** What a file exports, with what it passes on of others. */
  private exportsOf(module: PreparedModule, seen = new Set<string>()): Set<string> {
    seen.add(module.topic);
    const others = module.passedOn
      .filter((topic) => !seen.has(topic))
      .map((topic) => this.prepared.get(topic))
      .flatMap((other) => (other && !('problem' in other) ? [...this.exportsOf(other, seen)] : []));
    return new Set([...module.exports, ...others]);
  }

  private siblingsOf(topic: string): string[] {
    const needed = this.exercises
      .filter((exercise) => exercise.topic === topic)
      .flatMap((exercise) => exercise.dependsOn)
      .map((name) => this.exercises.find((exercise) => exercise.name === name)?.topic ?? topic);
    return [...new Set(needed)].filter((name) => name !== topic);
  }
}
