import { softmaxMutants, softmaxVariants } from './losses/softmax.js';
import { svmMutants, svmVariants } from './losses/svm.js';
import type { Mutant, Variant } from './mutant.js';

const NAIVE = `
  const N = x.shape[0];
  const e = exp(x);
  const p = e.div(e.sum(1, true));
  let loss = 0;
  const dx = p.copy();
  for (let i = 0; i < N; i++) {
    loss -= Math.log(p.at(i, y.at(i)));
    dx.set(dx.at(i, y.at(i)) - 1, i, y.at(i));
  }
  return [loss / N, dx.div(N)];`;

export const mutants: Mutant[] = [
  // softmax_loss
  {
    exercise: 'softmax_loss',
    name: 'no maximum is subtracted',
    body: NAIVE,
    says: /no maximum is subtracted/,
  },
  {
    exercise: 'softmax_loss',
    name: 'dx is p',
    body: NAIVE.replace('dx.div(N)', 'p'),
    says: /it is p: subtract 1/,
  },
  {
    exercise: 'softmax_loss',
    name: 'averages all the logs',
    replace: [['return [loss / N', 'return [-log_probs.mean()']],
    says: /mean of -log p over all the classes/,
  },
  {
    exercise: 'softmax_loss',
    name: 'one maximum for all rows',
    replace: [['x.max(1, true)', 'x.max()']],
    says: /maximum of each row/,
  },
  {
    exercise: 'softmax_loss',
    name: 'log of a rounded probability',
    body: NAIVE.replace('exp(x)', 'exp(x.sub(x.max(1, true)))'),
    says: /log of the sum/,
  },
  {
    exercise: 'softmax_loss',
    name: 'sum instead of mean',
    replace: [['loss / N', 'loss']],
    says: /divide by N/,
  },
  {
    exercise: 'softmax_loss',
    name: 'gradient not divided',
    replace: [['dx.div(N)', 'dx']],
    says: /divide by N/,
  },
  {
    exercise: 'softmax_loss',
    name: 'sign of the loss',
    replace: [['loss -=', 'loss +=']],
    says: /sign is wrong/,
  },
  {
    exercise: 'softmax_loss',
    name: 'no 1 subtracted',
    replace: [['dx.at(i, right) - 1', 'dx.at(i, right)']],
    says: /p - 1/,
  },
  {
    exercise: 'softmax_loss',
    name: '1 added',
    replace: [['dx.at(i, right) - 1', 'dx.at(i, right) + 1']],
    says: /subtract it/,
  },
  {
    exercise: 'softmax_loss',
    name: 'sum over the wrong axis',
    replace: [['exp(shifted).sum(1, true)', 'exp(shifted).sum(0, true)']],
    says: /expected/,
  },
  {
    exercise: 'softmax_loss',
    name: 'mean over classes too',
    replace: [['loss / N', 'loss / x.size']],
    says: /not by N·C/,
  },
  {
    exercise: 'softmax_loss',
    name: 'loss as a tensor',
    replace: [['loss / N', 'x.mul(0).sum(0).add(loss / N) as never']],
    says: /expected a number/,
  },
  {
    exercise: 'softmax_loss',
    name: 'changes the scores',
    replace: [['const shifted', 'x.sub_(x.max(1, true)); const shifted']],
    says: /input x/,
  },
  {
    exercise: 'softmax_loss',
    name: 'zeros',
    body: 'return [0, zerosLike(x)];',
    says: /every element is 0/,
  },
  {
    exercise: 'softmax_loss',
    name: 'the maximum of each column',
    replace: [['x.max(1, true)', 'x.max(0)']],
    says: /that of each row/,
  },
  {
    exercise: 'softmax_loss',
    name: 'divided by the maximum',
    replace: [['x.sub(x.max(1, true))', 'x.div(x.max(1, true))']],
    says: /divided by the largest one: subtract it/,
  },
  // svm_loss
  {
    exercise: 'svm_loss',
    name: 'only the worst class',
    body: `
      const [N, C] = x.shape as [number, number];
      const dx = zerosLike(x);
      let loss = 0;
      for (let i = 0; i < N; i++) {
        let [worst, at] = [0, -1];
        for (let c = 0; c < C; c++) {
          const margin = x.at(i, c) - x.at(i, y.at(i)) + 1;
          if (c !== y.at(i) && margin > worst) [worst, at] = [margin, c];
        }
        loss += worst / N;
        if (at >= 0) dx.set(1 / N, i, at).set(-1 / N, i, y.at(i));
      }
      return [loss, dx];`,
    says: /only the worst class/,
  },
  {
    exercise: 'svm_loss',
    name: 'the margins as the gradient',
    body: `
      const [N, C] = x.shape as [number, number];
      const dx = zerosLike(x);
      let loss = 0;
      for (let i = 0; i < N; i++) {
        for (let c = 0; c < C; c++) {
          const right = y.at(i);
          const margin = x.at(i, c) - x.at(i, right) + 1;
          if (c === right || margin <= 0) continue;
          loss += margin / N;
          dx.set(margin / N, i, c).set(dx.at(i, right) - margin / N, i, right);
        }
      }
      return [loss, dx];`,
    says: /the margins themselves are in dx/,
  },
  {
    exercise: 'svm_loss',
    name: 'counts the right class',
    replace: [['if (c === right) continue;', '']],
    says: /leave out the right class/,
  },
  {
    exercise: 'svm_loss',
    name: 'no margin',
    replace: [[' + 1;', ';']],
    says: /1 of the margin is missing/,
  },
  {
    exercise: 'svm_loss',
    name: 'negative margins too',
    replace: [['if (margin > 0)', 'if (margin > -1e9)']],
    says: /negative margins/,
  },
  {
    exercise: 'svm_loss',
    name: 'sum instead of mean',
    replace: [['loss / N', 'loss']],
    says: /divide by N/,
  },
  {
    exercise: 'svm_loss',
    name: 'gradient not divided',
    replace: [['dx.div(N)', 'dx']],
    says: /divide by N/,
  },
  {
    exercise: 'svm_loss',
    name: 'right class without gradient',
    replace: [['dx.set(-violations, i, right);', '']],
    says: /no gradient/,
  },
  {
    exercise: 'svm_loss',
    name: 'right class gets -1',
    replace: [['dx.set(-violations,', 'dx.set(-1,']],
    says: /gets -1/,
  },
  {
    exercise: 'svm_loss',
    name: 'right class with the wrong sign',
    replace: [['dx.set(-violations,', 'dx.set(violations,']],
    says: /wrong sign/,
  },
  {
    exercise: 'svm_loss',
    name: 'squared',
    replace: [['loss += margin', 'loss += margin * margin']],
    says: /squared/,
  },
  {
    exercise: 'svm_loss',
    name: 'signs swapped',
    replace: [['x.at(i, c) - x.at(i, right)', 'x.at(i, right) - x.at(i, c)']],
    says: /swapped/,
  },
  {
    exercise: 'svm_loss',
    name: 'averages over classes',
    replace: [['loss / N', 'loss / (N * C)']],
    says: /not by N·C/,
  },
  ...softmaxMutants,
  ...svmMutants,
];

export const variants: Variant[] = [
  {
    exercise: 'softmax_loss',
    name: 'loops, with log-sum-exp',
    body: `
  const [N, C] = x.shape;
  let loss = 0;
  const dx = zerosLike(x);
  for (let i = 0; i < N; i++) {
    let top = -Infinity;
    for (let c = 0; c < C; c++) top = Math.max(top, x.at(i, c));
    let sum = 0;
    for (let c = 0; c < C; c++) sum += Math.exp(x.at(i, c) - top);
    loss += (top + Math.log(sum) - x.at(i, y.at(i))) / N;
    for (let c = 0; c < C; c++) {
      const p = Math.exp(x.at(i, c) - top) / sum;
      dx.set((p - (c === y.at(i) ? 1 : 0)) / N, i, c);
    }
  }
  return [loss, dx];`,
  },
  {
    exercise: 'softmax_loss',
    name: 'gathers with index lists',
    body: `
  const N = x.shape[0];
  const rows = Array.from({ length: N }, (_, i) => i);
  const z = x.sub(x.max(1, true));
  const logp = z.sub(log(exp(z).sum(1, true)));
  const e = zerosLike(x);
  e.set(1, rows, y);
  return [-logp.slice(rows, y).mean(), exp(logp).sub(e).div(N)];`,
  },
  {
    exercise: 'svm_loss',
    name: 'vectorised',
    body: `
  const N = x.shape[0];
  const rows = Array.from({ length: N }, (_, i) => i);
  const margins = x.sub(x.slice(rows, y).reshape(N, 1)).add(1).maximum(0);
  margins.set(0, rows, y);
  const dx = margins.greater(0).astype('float64');
  dx.set(dx.sum(1).mul(-1), rows, y);
  return [margins.sum() / N, dx.div(N)];`,
  },
  {
    exercise: 'svm_loss',
    name: 'divides as it goes',
    body: `
  const [N, C] = x.shape;
  let loss = 0;
  const dx = zerosLike(x);
  for (let i = 0; i < N; i++) {
    for (let c = 0; c < C; c++) {
      const margin = 1 - (x.at(i, y.at(i)) - x.at(i, c));
      if (c !== y.at(i) && margin > 0) {
        loss += margin / N;
        dx.set(dx.at(i, c) + 1 / N, i, c);
        dx.set(dx.at(i, y.at(i)) - 1 / N, i, y.at(i));
      }
    }
  }
  return [loss, dx];`,
  },
  ...softmaxVariants,
  ...svmVariants,
];
