import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from 'chainrule-course';
import { type Equivalent, readEquivalents } from './equivalents.js';
import { generateMutants } from './generate.js';
import { Memory } from './memory.js';
import { type JudgedMutant, judgeMutants } from './run.js';

export interface ProofOptions {
  /** Names of exercises; all without it. */
  exercises?: readonly string[];
  jobs?: number;
  /** Forget what was judged before. */
  fresh?: boolean;
  /** Of the inputs that the checks draw. Another one than usual judges all, and nothing of it is remembered. */
  seed?: number;
  onProgress?: (done: number, all: number) => void;
}

interface Counts {
  killed: number;
  equivalent: number;
  survived: number;
  fault: number;
}

/** A mutant that passes, or that a check cannot cope with: to be mended. */
export interface Trouble {
  exercise: string;
  /** In the solution. */
  place: string;
  kind: string;
  from: string;
  to: string;
  what: string;
}

/** What became of all the generated mutants. */
export interface Proof {
  /** No wrong answer passes, no check breaks, and every excuse still excuses something. */
  sound: boolean;
  /** By exercise. */
  counts: Record<string, Counts>;
  /** How many verdicts were known from an earlier run on the same contents. */
  remembered: number;
  troubles: readonly Trouble[];
  /** Entries of the lists of equivalents that excuse nothing any more. */
  stale: readonly Equivalent[];
  seconds: number;
}

/** The authored answers of a project, by topic. */
export function readSolutions(root: string): Map<string, string> {
  const folder = join(root, 'solutions');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return new Map(
    files.map((file) => [file.slice(0, -'.ts'.length), readFileSync(join(folder, file), 'utf8')]),
  );
}

/**
 * Judges every generated mutant of a project. That one was killed is remembered in `.cache`,
 * together with a digest of all that it rests on, so that only what has changed is judged again.
 */
export async function proveChecks(root: string, options: ProofOptions = {}): Promise<Proof> {
  const started = performance.now();
  const catalog = await loadCatalog();
  const solutions = readSolutions(root);
  const slips = new Set(catalog.exercises.filter(({ open }) => !open).map(({ name }) => name));
  const wanted = (options.exercises ?? [...slips]).filter((name) => slips.has(name));
  const mutants = [...solutions]
    .flatMap(([topic, text]) => generateMutants(topic, text))
    .filter(({ exercise }) => wanted.includes(exercise));
  const equivalents = readEquivalents(root).filter(({ exercise }) => wanted.includes(exercise));
  const usual = options.seed === undefined;
  const memory = new Memory(root, solutions, options.fresh || !usual);
  const unknown = mutants.filter((mutant) => !memory.isKilled(mutant));
  const judged = await judgeMutants(unknown, { ...options, catalog, solutions, equivalents });

  const counts: Proof['counts'] = {};
  for (const name of wanted) counts[name] = { killed: 0, equivalent: 0, survived: 0, fault: 0 };
  const count = (exercise: string, status: keyof Counts) => {
    (counts[exercise] as Counts)[status] += 1;
  };
  for (const mutant of mutants) if (memory.isKilled(mutant)) count(mutant.exercise, 'killed');
  for (const { mutant, verdict } of judged) {
    count(mutant.exercise, verdict.status);
    if (verdict.status === 'killed') memory.noteKilled(mutant);
  }
  if (usual) memory.save();

  const troubles = judged.flatMap(troubleOf);
  const stale = equivalents.filter((entry) => !judged.some((one) => excuses(entry, one)));
  return {
    sound: troubles.length === 0 && stale.length === 0,
    counts,
    remembered: mutants.length - unknown.length,
    troubles,
    stale,
    seconds: (performance.now() - started) / 1000,
  };
}

function troubleOf({ mutant, verdict }: JudgedMutant): Trouble[] {
  if (verdict.status !== 'survived' && verdict.status !== 'fault') return [];
  const { exercise, kind, from, to } = mutant;
  const place = `solutions/${mutant.topic}.ts:${mutant.line}`;
  const what =
    verdict.status === 'survived'
      ? 'earns full marks'
      : `breaks the check ${verdict.by} (${verdict.message})`;
  return [{ exercise, place, kind, from, to, what }];
}

function excuses(entry: Equivalent, { mutant, verdict }: JudgedMutant): boolean {
  return (
    verdict.status === 'equivalent' &&
    mutant.exercise === entry.exercise &&
    mutant.from === entry.from &&
    mutant.to === entry.to
  );
}

/** A proof for people: a table, then what is to be mended. */
export function proofText({ counts, remembered, troubles, stale, seconds, sound }: Proof): string {
  const names = Object.keys(counts);
  const width = Math.max(8, ...names.map((name) => name.length));
  const row = (name: string, c: Counts) =>
    `${name.padEnd(width)} ${String(c.killed).padStart(7)} ${String(c.equivalent).padStart(10)} ${String(c.survived + c.fault).padStart(9)}`;
  const all = { killed: 0, equivalent: 0, survived: 0, fault: 0 };
  for (const c of Object.values(counts)) {
    for (const key of Object.keys(all) as (keyof Counts)[]) all[key] += c[key];
  }
  const lines = [
    `${'exercise'.padEnd(width)}  killed equivalent surviving`,
    ...names.map((name) => row(name, counts[name] as Counts)),
    row('all', all),
    `${remembered} verdicts were known from an earlier run. ${seconds.toFixed(1)} s.`,
  ];
  for (const { place, exercise, kind, from, to, what } of troubles) {
    lines.push('', `${place}: ${exercise}: this ${what} (${kind})`, `  - ${from}`, `  + ${to}`);
  }
  for (const { exercise, to } of stale) {
    lines.push('', `${exercise}: no mutant needs this excuse any more, take it out:`, `    ${to}`);
  }
  if (!sound)
    lines.push('', 'Mend the checks; what is as right as the answer, list with its reason.');
  return `${lines.join('\n')}\n`;
}
