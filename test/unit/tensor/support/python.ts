// JavaScript values as Python source.

/** A number: whole ones as int, others as float. */
export function num(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return String(value);
}

/** An axis argument: None, an int or a tuple. */
export function axis(value: number | readonly number[] | null): string {
  if (value === null) return 'None';
  return typeof value === 'number' ? String(value) : tuple(value);
}

export function tuple(values: readonly number[]): string {
  return `(${values.map((v) => `${v},`).join(' ')})`;
}

export const bool = (value: boolean): string => (value ? 'True' : 'False');
