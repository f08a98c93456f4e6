import type { Figure } from '../figure.js';
import { linePlot, type Series } from '../line.js';
import type { Numbers } from '../numbers.js';
import { smooth } from './lossCurve.js';
import { rulePosition } from './ruleColours.js';

/**
 * Loss curves of one net, trained by several update rules (figure optimiser-curves; lecture L1,
 * "Update Rules").
 *
 * @param options.runs name of the rule, losses of the batches
 * @param options.span updates in the running mean that is drawn
 */
export function optimiserCurves(options: {
  readonly runs: readonly { readonly rule: string; readonly losses: Numbers }[];
  readonly title?: string;
  readonly caption?: string;
  readonly span?: number;
}): Figure {
  const span = options.span ?? 10;
  const series: Series[] = options.runs.map(({ rule, losses }, i) => ({
    name: rule,
    y: smooth(losses, span),
    colour: rulePosition(rule, i),
    width: 2,
  }));
  return linePlot({
    title: options.title ?? 'One net, the same batches, other update rules',
    caption: options.caption ?? `Lecture L1, “sgd is the slowest”; mean of ${span} batches`,
    x: 'update',
    y: 'loss (cross-entropy)',
    logY: true,
    series,
  });
}
