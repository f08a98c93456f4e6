import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { grade } from '../../../kernel-lib/course/index.js';
import { writeKernelSpec } from '../../../kernel-lib/kernel/kernelspec.js';
import { installedNbgrader } from '../../../kernel-lib/setup/nbgrader.js';

const nbgrader = installedNbgrader();
const built = existsSync('kernel-lib/kernel/dist/main.js') && process.platform !== 'win32';

/** Whether nbgrader can be run here, with the kernel of the last build. */
export const canRunNbgrader = nbgrader !== undefined && built;

export interface Cell {
  id: string;
  cell_type: string;
  source: string | string[];
  outputs?: { output_type: string; text?: string | string[] }[];
  metadata: { nbgrader?: Record<string, unknown> };
}

/** By student and cell: points, most points, whether a person has to look. */
export type Scores = Record<string, Record<string, [number | null, number, boolean]>>;

/** What a student changes before handing in. */
export interface Changes {
  /** By file name; files that are not named stay stubs. */
  exercises?: Record<string, string>;
  /** By question, as written in the code. */
  answers?: Record<string, string>;
  /** A cell that is deleted. */
  without?: string;
}

/** A course folder, in which nbgrader itself is run. */
export class NbgraderCourse {
  constructor(
    readonly folder: string,
    /** For Jupyter's files, so that nothing of the user's is read or written. */
    private readonly jupyter: string,
  ) {}

  release(...labs: string[]): Record<string, boolean> {
    return this.#drive(['release', ...labs]) as Record<string, boolean>;
  }

  /** Autogrades all that was handed in for a lab, and writes the feedback. */
  grade(lab: string): Scores {
    return (this.#drive(['grade', lab]) as Record<string, Scores>)[lab] ?? {};
  }

  /** The cells that `nbgrader validate` finds wrong. */
  validate(student: string, lab: string): Cell[] {
    const path = join('submitted', student, lab, `${lab}.ipynb`);
    const result = this.#drive(['validate', path]) as Record<string, { failed?: Cell[] }>;
    return result[path]?.failed ?? [];
  }

  /** Hands in what was released, changed. */
  submit(student: string, lab: string, { exercises = {}, answers = {}, without }: Changes): void {
    const to = join(this.folder, 'submitted', student, lab);
    cpSync(join(this.folder, 'release', lab), to, { recursive: true });
    for (const [name, text] of Object.entries(exercises)) {
      writeFileSync(join(to, 'exercises', name), text);
    }
    const path = join(to, `${lab}.ipynb`);
    const notebook = JSON.parse(readFileSync(path, 'utf8')) as { cells: Cell[] };
    notebook.cells = notebook.cells.filter(({ id }) => id !== without);
    for (const cell of notebook.cells) {
      const answer = answers[cell.id];
      if (answer !== undefined) cell.source = `answer('${cell.id}', ${answer})`;
    }
    writeFileSync(path, JSON.stringify(notebook));
  }

  cells(...path: string[]): Cell[] {
    const text = readFileSync(join(this.folder, ...path), 'utf8');
    return (JSON.parse(text) as { cells: Cell[] }).cells;
  }

  /** What our own grader gives for the cells that nbgrader scores. */
  async ours(student: string, lab: string): Promise<Record<string, number>> {
    const folder = join(this.folder, 'submitted', student, lab);
    const { exercises, questions } = await grade(folder, { types: false });
    const scores = new Map<string, number>([
      ...exercises.map(
        ({ name, score }) => [`check-${name.replaceAll(/[_.]/g, '-')}`, score] as const,
      ),
      ...(questions?.results ?? []).map(({ id, score }) => [`${id}-points`, score] as const),
    ]);
    const scored = this.cells('source', lab, `${lab}.ipynb`).filter(
      ({ cell_type, metadata }) => cell_type === 'code' && metadata.nbgrader?.grade,
    );
    return Object.fromEntries(scored.map(({ id }) => [id, scores.get(id) ?? Number.NaN]));
  }

  #drive(words: readonly string[]): unknown {
    const env = { ...process.env, ...nbgrader?.env } as NodeJS.ProcessEnv;
    for (const name of ['PATH', 'DATA_DIR', 'CONFIG_DIR', 'RUNTIME_DIR']) {
      env[`JUPYTER_${name}`] = join(this.jupyter, name);
    }
    const main = resolve('kernel-lib/kernel/dist/main.js');
    writeKernelSpec(join(this.jupyter, 'PATH/kernels/tslab'), { main });
    const { stdout, stderr } = spawnSync(
      nbgrader?.command[0] ?? '',
      [resolve('test/journeys/release/course.py'), ...words],
      { cwd: this.folder, env, encoding: 'utf8', maxBuffer: 100_000_000 },
    );
    try {
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    } catch {
      throw new Error(`nbgrader ${words.join(' ')} failed:\n${stdout}\n${stderr}`);
    }
  }
}

/** What nbgrader gave for the cells that it scores by running them. */
export function autoScores(scores: Scores, student: string): Record<string, number | null> {
  const graded = Object.entries(scores[student] ?? {});
  const auto = graded.filter(([id]) => id.startsWith('check-') || id.endsWith('-points'));
  return Object.fromEntries(auto.map(([id, [score]]) => [id, score]));
}
