/** Beside the exercises: which hints a student has taken, and what was wrong when she last looked. */
export const PROGRESS_FILE = 'progress.jsonl';

/** When a student is told the likely cause of a failure; the first is the default. */
export const CAUSES = ['second-run', 'hint', 'first-run'] as const;
export type CauseSetting = (typeof CAUSES)[number];

/** One line of the file, in JSON. Lines are only ever added; of each kind the last one counts. */
export type ProgressLine =
  | { readonly exercise: string; readonly hint: number }
  | { readonly exercise: string; readonly failed: readonly string[] }
  | { readonly cause: CauseSetting };

/** What a progress file says. */
export interface Progress {
  /** The highest tier of hints taken, by exercise. */
  readonly hints: ReadonlyMap<string, number>;
  /** The checks that failed when an exercise was last checked. */
  readonly failed: ReadonlyMap<string, readonly string[]>;
  readonly cause: CauseSetting;
  /** The numbers of lines that cannot be read. */
  readonly damaged: readonly number[];
}

/** More than a course has of each, and little enough to be kept. */
const MOST = { hint: 99, name: 100, failed: 100, exercises: 1000 };

/** Reads what can be read: a damaged line costs no other. */
export function readProgress(text: string): Progress {
  const hints = new Map<string, number>();
  const failed = new Map<string, readonly string[]>();
  const damaged: number[] = [];
  let cause: CauseSetting = CAUSES[0];
  for (const [i, source] of text.split('\n').entries()) {
    if (source.trim() === '') continue;
    const line = readLine(source);
    if (line === undefined) damaged.push(i + 1);
    else if ('cause' in line) cause = line.cause;
    else if (Math.max(hints.size, failed.size) >= MOST.exercises) damaged.push(i + 1);
    else if ('failed' in line) failed.set(line.exercise, line.failed);
    // What was seen once is not unseen by a later line.
    else hints.set(line.exercise, Math.max(line.hint, hints.get(line.exercise) ?? 0));
  }
  return { hints, failed, cause, damaged };
}

/** The lines of what was taken: what of the file is handed in. */
export function hintLines({ hints }: Progress): string {
  return progressText([...hints].map(([exercise, hint]) => ({ exercise, hint })));
}

/** Lines as they stand in the file. */
export function progressText(lines: readonly ProgressLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** "line 2 cannot be read …": a sentence for people, or nothing. */
export function damageSentence({ damaged }: Progress): string | undefined {
  if (damaged.length === 0) return undefined;
  const list = damaged.slice(0, 5).join(', ') + (damaged.length > 5 ? ', …' : '');
  return damaged.length === 1
    ? `line ${list} cannot be read and does not count; all the others do. Delete it, and this note is gone`
    : `lines ${list} cannot be read and do not count; all the others do. Delete them, and this note is gone`;
}

/** Whether a file is a progress file, also as a browser or an editor renames it. */
export function isProgressName(name: string): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1);
  return base.length < MOST.name && /^progress( ?\(\d+\))?\.jsonl(\.txt)?$/i.test(base);
}

function readLine(source: string): ProgressLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { exercise, hint, failed, cause } = value as Record<string, unknown>;
  const setting = CAUSES.find((name) => name === cause);
  if (setting) return { cause: setting };
  if (!isName(exercise)) return undefined;
  if (isTier(hint)) return { exercise, hint };
  const ids = Array.isArray(failed) && failed.length <= MOST.failed ? failed : undefined;
  return ids?.every(isName) ? { exercise, failed: ids } : undefined;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MOST.name && /^[\w.-]+$/.test(value);
}

function isTier(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MOST.hint;
}
