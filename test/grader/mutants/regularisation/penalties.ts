import type { Mutant, Variant } from '../mutant.js';

export const penaltyMutants: Mutant[] = [
  // l2_penalty
  {
    exercise: 'l2_penalty',
    name: 'no half',
    replace: [['0.5 * reg', 'reg']],
    says: /factor ½ is missing/,
  },
  {
    exercise: 'l2_penalty',
    name: 'factor 2 in the gradient',
    replace: [['w.mul(reg)', 'w.mul(2 * reg)']],
    says: /a 2 too many/,
  },
  {
    exercise: 'l2_penalty',
    name: 'no half, and 2 in the gradient, consistently',
    replace: [
      ['0.5 * reg', 'reg'],
      ['w.mul(reg)', 'w.mul(2 * reg)'],
    ],
    says: /factor ½ is missing/,
  },
  {
    exercise: 'l2_penalty',
    name: 'half in the gradient',
    replace: [['w.mul(reg)', 'w.mul(0.5 * reg)']],
    says: /a ½ too many/,
  },
  {
    exercise: 'l2_penalty',
    name: 'no reg',
    replace: [['0.5 * reg *', '0.5 *']],
    says: /reg is missing/,
  },
  {
    exercise: 'l2_penalty',
    name: 'no reg in the gradient',
    replace: [['w.mul(reg)', 'w.copy()']],
    says: /reg is missing/,
  },
  { exercise: 'l2_penalty', name: 'mean', replace: [['.sum()', '.mean()']], says: /take the sum/ },
  {
    exercise: 'l2_penalty',
    name: 'norm',
    replace: [['w.mul(w).sum()', 'Math.sqrt(w.mul(w).sum())']],
    says: /takes the root/,
  },
  {
    exercise: 'l2_penalty',
    name: 'L1 gradient',
    replace: [['w.mul(reg)', 'sign(w).mul(reg)']],
    says: /gradient of the L1 penalty/,
  },
  {
    exercise: 'l2_penalty',
    name: 'gradient of w³',
    replace: [['w.mul(reg)', 'w.mul(w).mul(reg)']],
    says: /derivative of ½ w² is w/,
  },
  {
    exercise: 'l2_penalty',
    name: 'in place',
    replace: [['w.mul(reg)', 'w.mul_(reg)']],
    says: /changed its input w|input w/,
  },
  // l1_penalty
  {
    exercise: 'l1_penalty',
    name: 'gradient without the sign',
    replace: [['sign(w).mul(reg)', 'zerosLike(w).add(reg)']],
    says: /sign of w is missing/,
  },
  {
    exercise: 'l1_penalty',
    name: 'sign(0) = 1',
    replace: [['sign(w)', "w.greaterEqual(0).astype('float64').mul(2).sub(1)"]],
    says: /at w = 0 it says \+1/,
  },
  {
    exercise: 'l1_penalty',
    name: 'sign(0) = -1',
    replace: [['sign(w)', "w.greater(0).astype('float64').mul(2).sub(1)"]],
    says: /at w = 0 it says -1/,
  },
  {
    exercise: 'l1_penalty',
    name: 'w / |w|',
    replace: [['sign(w)', 'w.div(w.abs())']],
    says: /0 \/ 0 at w = 0/,
  },
  {
    exercise: 'l1_penalty',
    name: 'half',
    replace: [['reg * w.abs()', '0.5 * reg * w.abs()']],
    says: /no ½ in the L1 penalty/,
  },
  {
    exercise: 'l1_penalty',
    name: 'no abs',
    replace: [['w.abs().sum()', 'w.sum()']],
    says: /cancel each other/,
  },
  {
    exercise: 'l1_penalty',
    name: 'abs after the sum',
    replace: [['w.abs().sum()', 'Math.abs(w.sum())']],
    says: /abs comes too late/,
  },
  {
    exercise: 'l1_penalty',
    name: 'L2 penalty',
    replace: [['reg * w.abs().sum()', '0.5 * reg * w.mul(w).sum()']],
    says: /that is the L2 penalty/,
  },
  {
    exercise: 'l1_penalty',
    name: 'L2 gradient',
    replace: [['sign(w).mul(reg)', 'w.mul(reg)']],
    says: /gradient of the L2 penalty/,
  },
  {
    exercise: 'l1_penalty',
    name: 'no reg in the gradient',
    replace: [['sign(w).mul(reg)', 'sign(w)']],
    says: /reg is missing/,
  },
  {
    exercise: 'l1_penalty',
    name: 'gradient |w|',
    replace: [['sign(w)', 'w.abs()']],
    says: /slope of \|w\| is sign/,
  },
  {
    exercise: 'l1_penalty',
    name: 'near 0 counts as 0',
    replace: [
      ['sign(w).mul(reg)', "sign(w).mul(w.abs().greater(1e-8).astype('float64')).mul(reg)"],
    ],
    says: /near 0 count as 0/,
  },
  {
    exercise: 'l1_penalty',
    name: 'w / (|w| + 1e-8)',
    replace: [['sign(w)', 'w.div(w.abs().add(1e-8))']],
    says: /dw\[/,
  },
  {
    exercise: 'l1_penalty',
    name: 'reg || 1',
    replace: [['const penalty', 'reg = reg || 1;\n  const penalty']],
    says: /expected 0/,
  },
  {
    exercise: 'l2_penalty',
    name: 'reg || 1',
    replace: [['const penalty', 'reg = reg || 1;\n  const penalty']],
    says: /expected 0/,
  },
  {
    exercise: 'regularise',
    name: 'reg || 1',
    replace: [['const all', 'reg = reg || 1;\n  const all']],
    says: /reg of 0 is taken for one that is left out/,
  },
  {
    exercise: 'regularise',
    name: 'the grads that came are filled in',
    replace: [['const all = { ...grads }', 'const all = grads']],
    says: /changed its input grads/,
  },
  // regularise
  {
    exercise: 'regularise',
    name: 'biases too',
    replace: [["if (!name.startsWith('W')) continue;", '']],
    says: /biases are regularised/,
  },
  {
    exercise: 'regularise',
    name: 'biases in the gradients only',
    replace: [
      ['loss += penalty;', "if (name.startsWith('W')) loss += penalty;"],
      ["if (!name.startsWith('W')) continue;", ''],
    ],
    says: /biases are regularised/,
  },
  {
    exercise: 'regularise',
    name: 'only b is left out',
    replace: [["!name.startsWith('W')", "name.startsWith('b') && name !== 'beta1'"]],
    says: /gamma and beta/,
  },
  {
    exercise: 'regularise',
    name: 'W1 only',
    replace: [["!name.startsWith('W')", "name !== 'W1'"]],
    says: /only W1 is counted/,
  },
  {
    exercise: 'regularise',
    name: 'last penalty only',
    body: `
  const all = { ...grads };
  let last = 0;
  for (const name of Object.keys(params)) {
    if (!name.startsWith('W')) continue;
    const [penalty, dw] = l2_penalty(params[name], reg);
    last = penalty;
    all[name] = grads[name].add(dw);
  }
  return [loss + last, all];`,
    says: /only the last weight/,
  },
  {
    exercise: 'regularise',
    name: 'the loss forgets it',
    replace: [['loss += penalty;', '']],
    says: /penalty is missing/,
  },
  {
    exercise: 'regularise',
    name: 'the gradients forget it',
    replace: [['grads[name].add(dw)', 'grads[name]']],
    says: /gradient of the penalty is missing/,
  },
  {
    exercise: 'regularise',
    name: 'replaces the gradient',
    replace: [['grads[name].add(dw)', 'dw']],
    says: /gradient of the data is lost/,
  },
  {
    exercise: 'regularise',
    name: 'in place',
    replace: [['grads[name].add(dw)', 'grads[name].add_(dw)']],
    says: /changed its input grads/,
  },
  {
    exercise: 'regularise',
    name: 'weights only come back',
    replace: [['{ ...grads }', '{} as Record<string, Tensor>']],
    says: /grads has no b1/,
  },
  {
    exercise: 'regularise',
    name: 'factor 2',
    replace: [['.add(dw)', '.add(dw.mul(2))']],
    says: /2 too many/,
  },
  {
    exercise: 'regularise',
    name: 'two layers only',
    replace: [["!name.startsWith('W')", "name !== 'W1' && name !== 'W2'"]],
    says: /expected/,
  },
];

export const penaltyVariants: Variant[] = [
  {
    exercise: 'l2_penalty',
    name: 'a loop',
    body: `
  let penalty = 0;
  const dw = w.copy();
  for (let i = 0; i < w.size; i++) {
    penalty += (reg / 2) * w.data[i] ** 2;
    dw.data[i] = reg * w.data[i];
  }
  return [penalty, dw];`,
  },
  {
    exercise: 'l2_penalty',
    name: 'from the gradient',
    body: 'const dw = w.mul(reg); return [dw.mul(w).sum() / 2, dw];',
  },
  {
    exercise: 'l1_penalty',
    name: 'a loop',
    body: `
  let penalty = 0;
  const dw = zerosLike(w);
  for (let i = 0; i < w.size; i++) {
    penalty += reg * Math.abs(w.data[i]);
    if (w.data[i] > 0) dw.data[i] = reg;
    if (w.data[i] < 0) dw.data[i] = -reg;
  }
  return [penalty, dw];`,
  },
  {
    exercise: 'l1_penalty',
    name: 'from the gradient',
    body: 'const dw = sign(w).mul(reg); return [dw.mul(w).sum(), dw];',
  },
  {
    exercise: 'regularise',
    name: 'without l2_penalty',
    body: `
  const all: Record<string, Tensor> = {};
  for (const [name, grad] of Object.entries(grads)) {
    const W = params[name];
    const pays = name[0] === 'W';
    all[name] = pays ? W.mul(reg).add(grad) : grad.copy();
    if (pays) loss += (reg * W.mul(W).sum()) / 2;
  }
  return [loss, all];`,
  },
  {
    exercise: 'regularise',
    name: 'filtered names',
    body: `
  const names = Object.keys(params).filter((name) => name.startsWith('W'));
  const pairs = names.map((name) => l2_penalty(params[name], reg));
  const total = pairs.reduce((sum, [penalty]) => sum + penalty, loss);
  const changed = names.map((name, i) => [name, grads[name].add(pairs[i][1])] as const);
  return [total, { ...grads, ...Object.fromEntries(changed) }];`,
  },
];
