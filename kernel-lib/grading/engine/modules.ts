import { type PreparedModule, prepareModule } from '../submission/module.js';
import type { Submission } from '../submission/open.js';
import type { Exercise } from './define.js';

/** A topic's file, ready to run, or one line that says why it cannot. */
export type TopicModule = PreparedModule | { problem: string };

/** Prepares each topic's file of a submission once. */
export class Modules {
  private readonly prepared = new Map<string, TopicModule>();

  constructor(
    private readonly submission: Submission,
    private readonly exercises: readonly Exercise[],
  ) {}

  get(topic: string): TopicModule {
    let module = this.prepared.get(topic);
    if (!module) {
      const file = this.submission.file(topic);
      module =
        'problem' in file
          ? file
          : prepareModule(topic, file.path, file.text, this.siblingsOf(topic));
      this.prepared.set(topic, module);
    }
    return module;
  }

  /** The path under which a topic's file is shown, whether or not it is there. */
  pathOf(topic: string): string {
    const module = this.get(topic);
    return 'path' in module ? module.path : `exercises/${topic}.ts`;
  }

  /** The file of `topic` and those it imports, as far as they are fit to run. */
  closure(topic: string): PreparedModule[] {
    const found = new Map<string, PreparedModule>();
    const visit = (name: string) => {
      const module = this.get(name);
      if ('problem' in module || found.has(name)) return;
      found.set(name, module);
      module.siblings.forEach(visit);
    };
    visit(topic);
    return [...found.values()];
  }

  /** Every file that was asked for and can run. */
  usable(): PreparedModule[] {
    return [...this.prepared.values()].flatMap((module) => ('problem' in module ? [] : [module]));
  }

  private siblingsOf(topic: string): string[] {
    const needed = this.exercises
      .filter((exercise) => exercise.topic === topic)
      .flatMap((exercise) => exercise.dependsOn)
      .map((name) => this.exercises.find((exercise) => exercise.name === name)?.topic ?? topic);
    return [...new Set(needed)].filter((name) => name !== topic);
  }
}
