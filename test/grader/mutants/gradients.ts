import { foundMutants, foundVariants } from './gradients/found.js';
import type { Mutant, Variant } from './mutant.js';

/** Named after what each does wrong to eval_numerical_gradient. */
const numeric: Omit<Mutant & { replace: readonly (readonly [string, string])[] }, 'exercise'>[] = [
  {
    name: 'one-sided, as on the slide',
    replace: [
      ['x.data[i] = old_value - h;', 'x.data[i] = old_value;'],
      ['(2 * h)', 'h'],
    ],
    says: /one-sided difference of the slide/,
  },
  {
    name: 'one-sided to the left',
    replace: [
      ['old_value + h', 'old_value'],
      ['(2 * h)', 'h'],
    ],
    says: /one-sided difference, to the left/,
  },
  { name: 'divided by h', replace: [['(2 * h)', 'h']], says: /spans 2h, not h/ },
  { name: 'divided by 2, times h', replace: [['(2 * h)', '2 * h']], says: /precedence/ },
  { name: 'never divided', replace: [[' / (2 * h)', '']], says: /not divided by 2h/ },
  {
    name: 'x is not restored',
    replace: [['x.data[i] = old_value;', '']],
    says: /an entry stays moved/,
  },
  {
    name: 'x is restored by adding h again',
    replace: [
      ['x.data[i] = old_value - h;', 'x.data[i] -= 2 * h;'],
      ['x.data[i] = old_value;', 'x.data[i] += h;'],
    ],
    says: /rounding error/,
  },
  {
    name: 'the second side steps by h only once',
    replace: [['x.data[i] = old_value - h;', 'x.data[i] -= 3 * h;']],
    says: /distance of 2h/,
  },
  {
    name: 'half a step to each side',
    replace: [
      ['const grad', 'const half = h / 2; const grad'],
      ['old_value + h', 'old_value + half'],
      ['old_value - h', 'old_value - half'],
      ['(2 * h)', 'h'],
    ],
    says: /at a distance of h \/ 2/,
  },
  {
    name: 'grad is x itself',
    replace: [['zerosLike(x)', 'x']],
    says: /no copy, only a second name/,
  },
  {
    name: 'h is ignored',
    replace: [['const grad', 'h = 1e-5; const grad']],
    says: /use the argument h/,
  },
  {
    name: 'the sign',
    replace: [['/ (2 * h)', '/ (-2 * h)']],
    says: /sign is wrong/,
  },
  {
    name: 'a matrix only',
    replace: [['i < x.size', 'i < (x.shape[0] ?? 0) * (x.shape[1] ?? 0)']],
    says: /every element is 0|expected/,
  },
];

const ONLY_SCALAR: Mutant[] = [
  {
    exercise: 'eval_numerical_gradient',
    name: 'all entries at once',
    body: `
      const slope = (f(x.add(h)) - f(x.sub(h))) / (2 * h);
      return zerosLike(x).add(slope);`,
    says: /entries|expected/,
  },
  {
    exercise: 'eval_numerical_gradient',
    name: 'one entry per row',
    replace: [['i < x.size', 'i < (x.shape[0] ?? 1)']],
    says: /loop over x.size/,
  },
  {
    exercise: 'eval_numerical_gradient',
    name: 'f is called a hundred times',
    replace: [['const fxph = f(x);', 'for (let k = 0; k < 99; k++) f(x); const fxph = f(x);']],
    says: /two calls per entry are enough/,
  },
  {
    exercise: 'eval_numerical_gradient',
    name: 'hands back f',
    body: 'return f as never;',
    says: /a function is no answer/,
  },
  {
    exercise: 'eval_numerical_gradient',
    name: 'a step too large by default',
    replace: [['const grad', 'if (h === 1e-5) h = 1e-2; const grad']],
    says: /expected/,
  },
];

export const mutants: Mutant[] = [
  ...numeric.map((mutant): Mutant => ({ exercise: 'eval_numerical_gradient', ...mutant })),
  ...ONLY_SCALAR,
  ...numeric
    .filter(({ name }) => name !== 'a matrix only')
    .map((mutant): Mutant => ({ exercise: 'eval_numerical_gradient_array', ...mutant })),
  {
    exercise: 'eval_numerical_gradient_array',
    name: 'df is forgotten',
    replace: [['.mul(df)', '']],
    says: /df is missing/,
  },
  {
    exercise: 'eval_numerical_gradient_array',
    name: 'no copy of what f gives',
    replace: [
      ['f(x).copy();', 'f(x);'],
      ['f(x).copy();', 'f(x);'],
    ],
    says: /keep a copy/,
  },
  {
    exercise: 'eval_numerical_gradient_array',
    name: 'mean instead of sum',
    replace: [['.sum()', '.mean()']],
    says: /times what it should be|expected/,
  },
  // gradient_descent
  {
    exercise: 'gradient_descent',
    name: 'climbs, as L3 prints it',
    replace: [['now.sub(', 'now.add(']],
    says: /walks uphill/,
  },
  {
    exercise: 'gradient_descent',
    name: 'one step too many',
    replace: [['step < num_steps', 'step <= num_steps']],
    says: /one step too many/,
  },
  {
    exercise: 'gradient_descent',
    name: 'one step too few',
    replace: [['let step = 0', 'let step = 1']],
    says: /one step too few/,
  },
  {
    exercise: 'gradient_descent',
    name: 'the gradient of the start, every time',
    replace: [['loss_and_grad(now)', 'loss_and_grad(w)']],
    says: /that of the start, every time/,
  },
  {
    exercise: 'gradient_descent',
    name: 'always from the start',
    replace: [['now = now.sub(', 'now = w.sub(']],
    says: /expected/,
  },
  {
    exercise: 'gradient_descent',
    name: 'no learning rate',
    replace: [['dw.mul(learning_rate)', 'dw']],
    says: /learning rate is missing/,
  },
  {
    exercise: 'gradient_descent',
    name: 'the new w is thrown away',
    replace: [['now = now.sub(', 'now.sub(']],
    says: /still the w of the start/,
  },
  {
    exercise: 'gradient_descent',
    name: 'the caller’s w is moved',
    replace: [['now = now.sub(', 'now = now.sub_(']],
    says: /changed its input w/,
  },
  {
    exercise: 'gradient_descent',
    name: 'the loss after the update',
    replace: [
      ['losses.push(loss);', ''],
      [
        'now = now.sub(dw.mul(learning_rate));',
        'now = now.sub(dw.mul(learning_rate)); losses.push(loss_and_grad(now)[0]);',
      ],
    ],
    says: /that after the update/,
  },
  {
    exercise: 'gradient_descent',
    name: 'only the last loss',
    replace: [['losses.push(loss)', 'losses[0] = loss']],
    says: /losses has 1 entries; expected 6/,
  },
  // sgd_epoch_batches
  {
    exercise: 'sgd_epoch_batches',
    name: 'drawn with replacement',
    replace: [
      ['const order = permutation(N)', "const order = permutation(N * 50).slice('0:' + N).div(50)"],
    ],
    says: /with replacement/,
  },
  {
    exercise: 'sgd_epoch_batches',
    name: 'not shuffled',
    body: `
      const batches: Tensor[] = [];
      const order = permutation(N).astype('int32');
      for (let i = 0; i < N; i++) order.set(i, i);
      for (let s = 0; s < N; s += batch_size) batches.push(order.slice(\`\${s}:\${Math.min(s + batch_size, N)}\`));
      return batches;`,
    says: /not shuffled/,
  },
  {
    exercise: 'sgd_epoch_batches',
    name: 'shuffled inside of each batch only',
    body: `
      const batches: Tensor[] = [];
      for (let start = 0; start < N; start += batch_size) {
        const size = Math.min(batch_size, N - start);
        batches.push(permutation(size).astype('int32').add(start));
      }
      return batches;`,
    says: /shuffle all N examples first/,
  },
  {
    exercise: 'sgd_epoch_batches',
    name: 'the batches in random order, each with the old members',
    body: `
      const starts: number[] = [];
      for (let start = 0; start < N; start += batch_size) starts.push(start);
      const order = permutation(starts.length).data;
      return Array.from(order, (k) => {
        const size = Math.min(batch_size, N - starts[k]!);
        return permutation(size).astype('int32').add(starts[k]!);
      });`,
    says: /shuffle all N examples first/,
  },
  {
    exercise: 'sgd_epoch_batches',
    name: 'the rest is dropped',
    replace: [['start < N;', 'start + batch_size <= N;']],
    says: /keep the rest/,
  },
  {
    exercise: 'sgd_epoch_batches',
    name: 'starts one by one',
    replace: [['start += batch_size', 'start += 1']],
    says: /twice in the epoch/,
  },
  {
    exercise: 'sgd_epoch_batches',
    name: 'pieces one too short',
    replace: [['start + batch_size, N', 'start + batch_size - 1, N']],
    says: /examples are in no batch/,
  },
  {
    exercise: 'sgd_epoch_batches',
    name: 'one list of all',
    body: 'return permutation(N) as never;',
    says: /not a list of batches/,
  },
  {
    exercise: 'sgd_epoch_batches',
    name: 'counts from 1',
    replace: [["astype('int32');", "astype('int32').add(1);"]],
    says: /outside 0/,
  },
  {
    exercise: 'sgd_epoch_batches',
    name: 'an empty batch at the end',
    replace: [['start < N;', 'start <= N;']],
    says: /expected/,
  },
  ...foundMutants,
];

export const variants: Variant[] = [
  {
    exercise: 'eval_numerical_gradient',
    name: 'copies instead of moving x',
    body: `
      const grad = zerosLike(x);
      const at = (i: number, value: number) => {
        const moved = x.copy();
        moved.data[i] = value;
        return f(moved);
      };
      for (let i = 0; i < x.size; i++) {
        const v = x.data[i]!;
        grad.data[i] = (at(i, v + h) - at(i, v - h)) / h / 2;
      }
      return grad;`,
  },
  {
    exercise: 'eval_numerical_gradient',
    name: 'a map over the data, left side first, and f(x) once for nothing',
    body: `
      f(x);
      const slopes = Array.from(x.data, (old, i) => {
        x.data[i] = old - h;
        const left = f(x);
        x.data[i] = old + h;
        const right = f(x);
        x.data[i] = old;
        return 0.5 * ((right - left) / h);
      });
      const grad = zerosLike(x);
      slopes.forEach((s, i) => { grad.data[i] = s; });
      return grad;`,
  },
  {
    exercise: 'eval_numerical_gradient_array',
    name: 'with eval_numerical_gradient',
    body: 'return eval_numerical_gradient((v) => f(v).mul(df).sum(), x, h);',
  },
  {
    exercise: 'eval_numerical_gradient_array',
    name: 'loops over both',
    body: `
      const grad = zerosLike(x);
      for (let i = 0; i < x.size; i++) {
        const old = x.data[i]!;
        x.data[i] = old + h;
        const right = Array.from(f(x).data);
        x.data[i] = old - h;
        const left = f(x);
        let sum = 0;
        for (let j = 0; j < right.length; j++) sum += (right[j]! - left.data[j]!) * df.data[j]!;
        x.data[i] = old;
        grad.data[i] = sum / (2 * h);
      }
      return grad;`,
  },
  {
    exercise: 'gradient_descent',
    name: 'in place, on a copy',
    body: `
      const here = w.copy();
      const seen: number[] = [];
      while (seen.length < num_steps) {
        const [loss, dw] = loss_and_grad(here);
        seen.push(loss);
        here.sub_(dw.mul(learning_rate));
      }
      return [here, seen];`,
  },
  {
    exercise: 'gradient_descent',
    name: 'recursive',
    body: `
      if (num_steps === 0) return [w, []];
      const [loss, dw] = loss_and_grad(w);
      const [end, rest] = gradient_descent(loss_and_grad, dw.mul(-learning_rate).add(w), learning_rate, num_steps - 1);
      return [end, [loss, ...rest]];`,
  },
  {
    exercise: 'sgd_epoch_batches',
    name: 'a list, cut with splice',
    body: `
      const order = Array.from(permutation(N).data);
      const batches: Tensor[] = [];
      while (order.length > 0) {
        const piece = order.splice(0, batch_size);
        const batch = permutation(piece.length);
        piece.forEach((i, k) => { batch.data[k] = i; });
        batches.push(batch);
      }
      return batches;`,
  },
  {
    exercise: 'sgd_epoch_batches',
    name: 'by the number of batches',
    body: `
      const order = permutation(N);
      const count = Math.ceil(N / batch_size);
      return Array.from({ length: count }, (_, k) => order.slice(\`\${k * batch_size}:\${(k + 1) * batch_size}\`));`,
  },
  ...foundVariants,
];
