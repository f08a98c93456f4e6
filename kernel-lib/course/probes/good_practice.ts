import type { Tensor } from 'kernel-lib/tensor';

/*
 * Nets, training steps and trainings that checks hand to a student's code. They lie in the child's
 * folder, so they hold no answer: formulas of their own, none of which anybody is asked to write.
 */

/**
 * A net with weights w and a bias b: loss = height · ½ (mean (1 - X·w)² + (1 - b)²) + penalty · ½ reg Σ w².
 * The gradients are `slope` times the right ones; below `breaks` the loss is no number. If `breaks` is
 * negative, it is none with a penalty, or, for -Infinity, without one on more than 20 examples.
 */
export function net(height: number, penalty: number, slope: number, breaks: number) {
  return (X: Tensor, { w, b }: { w: Tensor; b: Tensor }, y: Tensor, reg: number) => {
    if (X.shape[0] !== y.size) {
      throw new Error(`the net got ${X.shape[0]} rows of X, and ${y.size} labels`);
    }
    const away = X.dot(w).neg().add(1);
    const from_b = 1 - b.sum();
    const data = (height / 2) * (away.mul(away).mean() + from_b * from_b);
    const negative = breaks === -Infinity ? reg === 0 && y.size > 20 : reg > 0;
    const broken = breaks < 0 ? negative : data < breaks;
    const loss = broken ? Number.NaN : data + ((penalty * reg) / 2) * w.mul(w).sum();
    const dw = X.T.dot(away).mul((-slope * height) / y.size);
    return [loss, { w: dw, b: b.mul(0).sub(slope * height * from_b) }];
  };
}

/** One value after the other, whatever it is asked; then the last one for ever. */
export function sequence(values: readonly number[]) {
  let next = 0;
  return (): number => values[Math.min(next++, values.length - 1)] as number;
}

/**
 * A training: the nearer the settings to `best` in log space, the larger the value. Beyond `most` of
 * the first setting it diverges, for every other one to +Infinity. The costs take turns.
 */
export function training(best: Readonly<Record<string, number>>, most: number, costs: number[]) {
  let count = 0;
  return (config: Readonly<Record<string, number>>): [value: number, cost: number] => {
    const cost = costs[count++ % costs.length] as number;
    const [first] = Object.keys(best) as [string];
    if (!((config[first] as number) <= most)) return [count % 2 ? NaN : Infinity, cost];
    const off = Object.entries(best).map(([name, at]) => Math.log10((config[name] as number) / at));
    return [10 - off.reduce((sum, d) => sum + d * d, 0), cost];
  };
}

/** A candidate after so many updates: it comes near its skill, fast or slowly; one without skill breaks. */
export function race() {
  return ({ skill, pace }: { skill: number; pace: number }, updates: number): number => {
    if (Number.isNaN(skill)) return Number.NaN;
    if (skill > 100) return Number.POSITIVE_INFINITY;
    return skill * (1 - Math.exp(-pace * updates));
  };
}
