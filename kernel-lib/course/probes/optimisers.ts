import type { Tensor } from 'kernel-lib/tensor';

/*
 * What checks hand to a student's training loop: gradients, a rule and a plan for the rate. None of
 * them is asked of anybody; any would do.
 */

type Weights = Readonly<Record<string, Tensor>>;
type Config = Readonly<Record<string, unknown>>;

/**
 * (params, update) to [loss, grads]: every weight is drawn to its centre, at each update with another
 * force, and all of them are moved a little by what the others are.
 */
export function pull(centres: Weights) {
  return (params: Weights, update: number): [loss: number, grads: Record<string, Tensor>] => {
    const force = 1 + 0.5 * Math.sin(1 + update);
    const common = Object.values(params).reduce((sum, w) => sum + w.mean(), 0);
    let loss = common;
    const grads: Record<string, Tensor> = {};
    for (const [name, w] of Object.entries(params)) {
      const away = w.sub(centres[name] as Tensor);
      loss += force * away.mul(away).sum();
      grads[name] = away.mul(2 * force).add(0.3 * common);
    }
    return [loss, grads];
  };
}

/** (w, dw, config): a step along this gradient and half of the one before, shorter with every call. */
export function afterglow() {
  return (w: Tensor, dw: Tensor, config: Config = {}): [next: Tensor, config: Config] => {
    const { learning_rate = 0.1, before, calls = 0, share = 0.5 } = config;
    const sum = before === undefined ? dw : dw.add((before as Tensor).mul(share as number));
    const rate = (learning_rate as number) / (1 + 0.2 * (calls as number));
    return [w.sub(sum.mul(rate)), { ...config, before: dw, calls: (calls as number) + 1 }];
  };
}

/** update to learning rate. */
export function falling(top: number) {
  return (update: number): number => top / (1 + 0.5 * update);
}
