import { createHash } from 'node:crypto';

/** nbgrader's cell metadata, schema version 3. No other keys are allowed. */
export interface NbgraderMetadata {
  readonly schema_version: 3;
  readonly grade: boolean;
  readonly locked: boolean;
  readonly solution: boolean;
  readonly task: boolean;
  readonly grade_id: string;
  readonly points?: number;
  readonly cell_type: 'code' | 'markdown';
  readonly checksum: string;
}

/**
 * What nbgrader is to do with a cell: `answer` = the student writes code; `tests` = scored by
 * running it; `manual` = the student writes, a person scores; `read-only` = text that must stay.
 */
export type NbgraderRole = 'answer' | 'tests' | 'manual' | 'read-only';

const FLAGS = {
  answer: { grade: false, solution: true, locked: false },
  tests: { grade: true, solution: false, locked: true },
  manual: { grade: true, solution: true, locked: false },
  'read-only': { grade: false, solution: false, locked: true },
} as const;

/** Python's `str(float(x))` for the sizes that points have: `2` gives `2.0`. */
function pythonFloat(x: number): string {
  return Number.isInteger(x) ? `${x}.0` : String(x);
}

/** Python's `str(bool)`. */
function pythonBool(x: boolean): string {
  return x ? 'True' : 'False';
}

/**
 * nbgrader's checksum of a cell:
 *
 *   md5(source + cell_type + str(grade) + str(solution) + str(locked) + grade_id [+ str(float(points))])
 *
 * where a solution cell counts as not locked and any other graded cell as locked.
 */
export function nbgraderChecksum(
  source: string,
  cell: Omit<NbgraderMetadata, 'checksum' | 'schema_version' | 'task'>,
): string {
  const locked = cell.solution ? false : cell.grade ? true : cell.locked;
  const text = [
    source,
    cell.cell_type,
    pythonBool(cell.grade),
    pythonBool(cell.solution),
    pythonBool(locked),
    cell.grade_id,
    cell.grade ? pythonFloat(cell.points ?? 0) : '',
  ].join('');
  return createHash('md5').update(text, 'utf8').digest('hex');
}

/**
 * The nbgrader metadata of one cell.
 *
 * @param points for the roles `tests` and `manual` only
 */
export function nbgraderMetadata(
  role: NbgraderRole,
  gradeId: string,
  cellType: 'code' | 'markdown',
  source: string,
  points?: number,
): NbgraderMetadata {
  const flags = FLAGS[role];
  const cell = {
    ...flags,
    task: false,
    grade_id: gradeId,
    cell_type: cellType,
    ...(flags.grade ? { points: points ?? 0 } : {}),
  };
  return { schema_version: 3, ...cell, checksum: nbgraderChecksum(source, cell) };
}
