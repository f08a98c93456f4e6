import { DISPLAY, escapeHtml, type MimeBundle } from '../display/index.js';
import type { DirectionCheck } from './directions.js';
import type { DifferenceForm } from './numeric.js';
import type { SweepPoint } from './sweep.js';

/** What `gradCheck` found about one parameter. Values are those of its worst element. */
export interface ParameterCheck {
  /** The parameter's name. */
  name: string;
  /** The parameter's shape. */
  shape: number[];
  /** How many elements were visited. */
  checked: number;
  /** How many of them are wrong. */
  failures: number;
  /** How many of them differ because f has a kink there. */
  kinks: number;
  /** Whether no element is wrong. */
  passed: boolean;
  /**
   * Relative error of the worst element (of a wrong one, if there is any). A difference that the
   * rounding of f explains counts as the tolerance at most.
   */
  relError: number;
  /** Where the worst element stands. */
  index: number[];
  /** The gradient that was computed there. */
  analytic: number;
  /** The slope that was measured there. */
  numeric: number;
  /** Whether f has a kink within h of the worst element. */
  kink: boolean;
  /** r, if analytic = r · numeric in all elements: a forgotten or doubled factor. */
  factor?: number | undefined;
  /** Error of the worst element for many steps h. */
  sweep: SweepPoint[];
  /** Slopes along random directions, for large parameters. */
  directions?: DirectionCheck[];
}

/** The result of `gradCheck`: one row per parameter. Shows itself as a table. */
export class GradCheckReport {
  /** What was found, one row per parameter. */
  readonly checks: readonly ParameterCheck[];
  /** Step, form and tolerance of the check. */
  readonly setting: Readonly<{ h: number; form: DifferenceForm; tolerance: number }>;

  constructor(
    checks: readonly ParameterCheck[],
    setting: { h: number; form: DifferenceForm; tolerance: number },
  ) {
    this.checks = checks;
    this.setting = setting;
  }

  /** Whether every parameter has passed. */
  get passed(): boolean {
    return this.checks.every((c) => c.passed);
  }

  /** The largest relative error over elements and directions (kinks that are in order left out). */
  get worst(): number {
    let worst = 0;
    for (const c of this.checks) {
      if (!(c.kink && c.passed)) worst = Math.max(worst, c.relError);
      for (const d of c.directions ?? []) worst = Math.max(worst, d.relError);
    }
    return worst;
  }

  /** One line that says whether all is well, then one line for each parameter. */
  toString(): string {
    const { h, form, tolerance } = this.setting;
    const head = `gradient check: ${this.passed ? 'passed' : 'FAILED'} (${form}, h = ${h}, tolerance ${tolerance})`;
    return [head, ...this.checks.map((c) => `  ${line(c)}`)].join('\n');
  }

  /** The same as a table, and as text. */
  [DISPLAY](): MimeBundle {
    const cell = (s: string) => `<td>${escapeHtml(s)}</td>`;
    const rows = this.checks.map(
      (c) =>
        `<tr><td>${c.passed ? '✓' : '✗'}</td>${[
          `${c.name} (${c.shape.join(', ')})`,
          c.relError.toExponential(2),
          `[${c.index.join(', ')}]`,
          c.analytic.toPrecision(8),
          c.numeric.toPrecision(8),
          c.kink ? 'yes' : 'no',
          explain(c),
        ]
          .map(cell)
          .join('')}</tr>`,
    );
    const heads = [
      '',
      'parameter',
      'relative error',
      'worst at',
      'analytic',
      'numeric',
      'kink',
      '',
    ];
    return {
      'text/plain': this.toString(),
      'text/html': `<table><thead><tr>${heads.map((t) => `<th>${t}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`,
    };
  }
}

function line(c: ParameterCheck): string {
  const numbers = `analytic ${c.analytic.toPrecision(8)}, numeric ${c.numeric.toPrecision(8)}`;
  const note = explain(c);
  return (
    `${c.passed ? 'ok ' : 'BAD'} ${c.name} (${c.shape.join(', ')}): worst ${c.relError.toExponential(2)} ` +
    `at [${c.index.join(', ')}], ${numbers}${note ? `; ${note}` : ''}`
  );
}

function explain(c: ParameterCheck): string {
  const notes: string[] = [];
  if (c.failures > 0) notes.push(`${c.failures} of ${c.checked} elements are wrong`);
  if (c.factor !== undefined) {
    if (Math.abs(c.factor) < 1e-12) notes.push('the analytic gradient is zero');
    else if (Math.abs(c.factor + 1) < 1e-4) notes.push('the sign is wrong everywhere');
    else notes.push(`analytic is ${c.factor.toPrecision(4)} times numeric everywhere`);
  }
  if (c.kinks > 0) notes.push(`f has a kink within h of ${c.kinks} of ${c.checked} elements`);
  const wrongWay = c.directions?.filter((d) => !(d.relError <= 1e-4)).length ?? 0;
  if (wrongWay > 0) notes.push(`wrong along ${wrongWay} of ${c.directions?.length} directions`);
  return notes.join('; ');
}
