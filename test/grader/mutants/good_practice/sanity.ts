import { answersTo, type Mutant, type Variant } from '../mutant.js';

const { wrong, right } = answersTo('sanity_checks');

export const mutants: Mutant[] = [
  wrong(
    'prints it',
    'console.log(net(X, model, y, 0)[0]); return undefined as never;',
    /a print is read by nobody/,
  ),
  wrong('always healthy', "return 'healthy';", /verdict is 'healthy'; expected 'start'/),
  wrong('base 2', [['Math.log(classes)', 'Math.log2(classes)']], /same probability|expected/),
  wrong(
    'the probability',
    [['Math.log(classes)', '1 / classes']],
    /what is the loss of a net that gives each class/,
  ),
  wrong(
    'only too high counts',
    [['Math.abs(start - guessing)', '(start - guessing)']],
    /too low at the start is as suspicious/,
  ),
  wrong('an absolute limit', [['> 0.1 * guessing', '> 0.1']], /expected/),
  wrong(
    'any other loss will do',
    [['penalised <= start', 'penalised === start']],
    /must be larger than that with reg = 0/,
  ),
  wrong(
    'all of X by heart',
    [["[X.slice('0:20'), y.slice('0:20')]", '[X, y]']],
    /only the first 20 examples/,
  ),
  wrong(
    'ten examples',
    [["[X.slice('0:20'), y.slice('0:20')]", "[X.slice('0:10'), y.slice('0:10')]"]],
    /all of the first 20 examples/,
  ),
  wrong('labels of all', [["y.slice('0:20')]", 'y]']], /20 rows of X, and/),
  wrong(
    'climbs',
    [['params[name].sub(grads', 'params[name].add(grads']],
    /minus rate times gradient/,
  ),
  wrong(
    'always from the start',
    [['params[name].sub(grads[name]', 'model[name].sub(grads[name]']],
    /again and again/,
  ),
  wrong(
    'one weight alone',
    [
      [
        'for (const name of Object.keys(params)) {',
        "for (const name of Object.keys(params)) if (name !== 'w') next[name] = params[name]; else {",
      ],
    ],
    /does every weight of the model move/,
  ),
  wrong(
    'with the penalty',
    [['net(X_tiny, params, y_tiny, 0)', 'net(X_tiny, params, y_tiny, 1e3)']],
    /expected 'healthy'/,
  ),
  wrong('a step too few', [['step <= 200', 'step < 200']], /once more after the 200th step/),
  wrong('a step too many', [['step <= 200', 'step <= 201']], /200 steps, not more/),
  wrong(
    'NaN at the start is not asked for',
    [["if (!Number.isFinite(start) || !Number.isFinite(penalised)) return 'no number';", '']],
    /no number|comparison with NaN/,
  ),
  wrong(
    'NaN on the way is not asked for',
    [["if (!Number.isFinite(loss)) return 'no number';", '']],
    /comparison with NaN/,
  ),
  wrong(
    'the model is changed',
    [['const next: Params = {};', 'const next: Params = model;']],
    /changed its input|expected/,
  ),
  wrong('a lower bar', [['loss < 0.1 * guessing', 'loss < 0.5 * guessing']], /expected/),
];

export const variants: Variant[] = [
  right(
    'parts with names',
    `
      const C = -Math.log(1 / classes);
      const ask = (reg: number) => net(X, model, y, reg)[0];
      const [free, paying] = [ask(0), ask(1000)];
      if (![free, paying].every(Number.isFinite)) return 'no number';
      if (free < 0.9 * C || free > 1.1 * C) return 'start';
      if (!(paying > free)) return 'penalty';
      const rows = X.slice('0:20');
      const labels = y.slice(':20');
      const now = Object.fromEntries(Object.entries(model).map(([name, w]) => [name, w.copy()]));
      for (let made = 0; ; made++) {
        const [loss, grads] = net(rows, now, labels, 0);
        if (!Number.isFinite(loss)) return 'no number';
        if (loss < C / 10) return 'healthy';
        if (made === 200) return 'by heart';
        for (const name in now) now[name].sub_(grads[name].mul(learning_rate));
      }`,
  ),
  right(
    'a loop that counts down',
    `
      const guess = Math.log(classes);
      const first = net(X, model, y, 0)[0];
      const second = net(X, model, y, 1000)[0];
      if (!(Math.abs(first) < Infinity) || !(Math.abs(second) < Infinity)) return 'no number';
      if (Math.abs(first / guess - 1) > 0.1) return 'start';
      if (second <= first) return 'penalty';
      let w = { ...model };
      let left = 200;
      while (left >= 0) {
        const [loss, dw] = net(X.slice('0:20'), w, y.slice('0:20'), 0);
        if (Number.isNaN(loss) || Math.abs(loss) === Infinity) return 'no number';
        if (loss < guess * 0.1) return 'healthy';
        w = Object.fromEntries(Object.keys(w).map((k) => [k, w[k].sub(dw[k].mul(learning_rate))]));
        left--;
      }
      return 'by heart';`,
  ),
];
