import { type EngineOptions, gradeOn } from './engine/grade.js';
import type { Machine } from './engine/machine.js';
import type { Report } from './engine/report.js';
import { SandboxHost } from './sandbox/host.js';
import type { SandboxOptions } from './sandbox/options.js';
import { openSandbox } from './sandbox/sandbox.js';
import { Compilation } from './submission/compiler/compilation.js';
import { openSubmission, type Submission } from './submission/open.js';

export interface GradeOptions extends EngineOptions {
  /** Which layers of the sandbox to use: all, except in tests of the layers. */
  sandbox?: SandboxOptions;
}

/**
 * Grades a folder, a zip or a {@link Submission}, in this machine's sandbox. Never throws for anything
 * a student did.
 */
export async function grade(from: string | Submission, options: GradeOptions): Promise<Report> {
  const { sandbox } = options;
  const submission = typeof from === 'string' ? openSubmission(from) : from;
  const machine: Machine = {
    compiler: (limits) => new Compilation(limits),
    host: (limits) => new SandboxHost(sandbox, limits),
    layers: async () => (await openSandbox(sandbox)).layers,
  };
  return gradeOn(machine, submission, options);
}
