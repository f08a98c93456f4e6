import { answersTo, type Mutant, type Variant } from '../mutant.js';

const modes = answersTo('quadratic_modes');
const limit = answersTo('max_step');
const best = answersTo('best_step');
const matrix = answersTo('momentum_matrix');

export const mutants: Mutant[] = [
  modes.wrong('climbs', [['alpha.sub(slope', 'alpha.add(slope']], /it climbs/),
  modes.wrong('no rate', [['slope.mul(learning_rate)', 'slope']], /learning rate is missing/),
  modes.wrong(
    'no curvature in the step',
    [['const slope = curvatures.mul(alpha)', 'const slope = alpha']],
    /curvature is missing in the step/,
  ),
  modes.wrong(
    'twice the slope',
    [['slope.mul(learning_rate)', 'slope.mul(2 * learning_rate)']],
    /twice as steep/,
  ),
  modes.wrong(
    'a flow',
    `
      const [curvatures, U] = eigh(H);
      const alpha = U.T.dot(away);
      const rows: Tensor[] = [];
      for (let s = 0; s <= steps; s++) {
        const now = alpha.mul(tensor(Array.from(curvatures.data, (c: number) => Math.exp(-learning_rate * c * s))));
        rows.push(curvatures.mul(now).mul(now).div(2));
      }
      return [curvatures, stack(rows)];`,
    /flow with endless small steps/,
  ),
  modes.wrong(
    'nothing moves',
    [['alpha = alpha.sub(slope.mul(learning_rate));', 'alpha = alpha.sub(0);']],
    /nothing moves/,
  ),
  modes.wrong('no half', [['.div(2)', '']], /½ of the parabola is missing/),
  modes.wrong(
    'no curvature in the shares',
    [['curvatures.mul(alpha).mul(alpha)', 'alpha.mul(alpha)']],
    /curvature is missing in the shares/,
  ),
  modes.wrong(
    'alpha itself',
    [['curvatures.mul(alpha).mul(alpha).div(2)', 'alpha']],
    /those are the α|expected/,
  ),
  modes.wrong(
    'not squared',
    [['curvatures.mul(alpha).mul(alpha)', 'curvatures.mul(alpha)']],
    /not squared/,
  ),
  modes.wrong(
    'from the first update on',
    [
      ['shares.push(curvatures.mul(alpha).mul(alpha).div(2));', ''],
      [
        'alpha = alpha.sub(slope.mul(learning_rate));',
        'alpha = alpha.sub(slope.mul(learning_rate)); shares.push(curvatures.mul(alpha).mul(alpha).div(2));',
      ],
    ],
    /first row is that after one update/,
  ),
  modes.wrong('rows of U', [['U.T.dot', 'U.dot']], /rows of U/),
  modes.wrong('not taken apart', [['U.T.dot(away)', 'away']], /not taken apart/),
  modes.wrong('a row too few', [['s <= steps', 's < steps']], /last rows are missing|shape/),
  modes.wrong('a row too many', [['s <= steps', 's <= steps + 1']], /a row too many|shape/),
  modes.wrong(
    'descending',
    [['return [curvatures, stack', 'return [curvatures.slice("::-1"), stack']],
    /other way round/,
  ),
  modes.wrong('the eigenvectors', [['return [curvatures,', 'return [U,']], /shape/),

  limit.wrong('half of it', [['2 / steepest', '1 / steepest']], /half of the limit/),
  limit.wrong('the flattest', [['2 / steepest', '2 / curvatures.min()']], /limit of the flattest/),
  limit.wrong(
    'the best step',
    [['2 / steepest', '2 / (curvatures.min() + steepest)']],
    /the best step/,
  ),
  limit.wrong('the curvature', [['2 / steepest', 'steepest']], /the curvature itself/),
  limit.wrong('upside down', [['2 / steepest', 'steepest / 2']], /wrong way up|steeper/),
  limit.wrong('the sum', [['2 / steepest', '2 / curvatures.sum()']], /added up/),
  limit.wrong(
    'the diagonal',
    'let m = 0; for (let i = 0; i < H.shape[0]; i++) m = Math.max(m, H.at(i, i)); return 2 / m;',
    /expected/,
  ),
  limit.wrong(
    'saddles overlooked',
    [['if (curvatures.min() < -1e-9 * steepest) return 0;', '']],
    /leads farther away/,
  ),
  limit.wrong(
    'sizes',
    [
      ['curvatures.max()', 'curvatures.abs().max()'],
      ['if (curvatures.min() < -1e-9 * steepest) return 0;', ''],
    ],
    /size of a negative curvature|leads farther away/,
  ),
  limit.wrong('rounding is believed', [['-1e-9 * steepest', '0']], /expected/),
  limit.wrong('a fixed limit', [['-1e-9 * steepest', '-1e-9']], /expected/),
  limit.wrong(
    'infinite is too much',
    [['return 2 / steepest', 'return steepest > 0 ? 2 / steepest : 1e9']],
    /expected Infinity/,
  ),

  best.wrong(
    'the limit',
    [['(curvatures.min() + curvatures.max())', 'curvatures.max()']],
    /that is the limit/,
  ),
  best.wrong(
    'the steepest alone',
    [['2 / (curvatures.min() + curvatures.max())', '1 / curvatures.max()']],
    /steepest direction alone/,
  ),
  best.wrong(
    'the flattest alone',
    [['2 / (curvatures.min() + curvatures.max())', '1 / curvatures.min()']],
    /flattest direction alone/,
  ),
  best.wrong('half', [['2 / (c', '1 / (c']], /half of it/),
  best.wrong(
    'geometric',
    [
      [
        '2 / (curvatures.min() + curvatures.max())',
        '1 / Math.sqrt(curvatures.min() * curvatures.max())',
      ],
    ],
    /geometric mean/,
  ),
  best.wrong(
    'subtracted',
    [['curvatures.min() + curvatures.max()', 'curvatures.max() - curvatures.min()']],
    /subtracted/,
  ),
  best.wrong(
    'a sign',
    [['1 - rate * curvatures.min()', '1 - rate * curvatures.max()']],
    /has a sign/,
  ),
  best.wrong(
    'what is taken away',
    [['1 - rate * curvatures.min()', 'rate * curvatures.min()']],
    /takes away/,
  ),
  best.wrong(
    'the condition number',
    [['1 - rate * curvatures.min()', 'curvatures.max() / curvatures.min()']],
    /condition number/,
  ),
  best.wrong(
    'squared',
    [['1 - rate * curvatures.min()', '(1 - rate * curvatures.min()) ** 2']],
    /squared/,
  ),
  best.wrong(
    'of the limit',
    [['1 - rate * curvatures.min()', '1 - 2 * curvatures.min() / curvatures.max()']],
    /largest rate that holds/,
  ),

  matrix.wrong('transposed', [['])', ']).T']], /transposed/),
  matrix.wrong(
    'rows swapped',
    'const p = learning_rate * curvature; return tensor([[-p, momentum], [1 - p, momentum]]);',
    /rows are swapped/,
  ),
  matrix.wrong(
    'columns swapped',
    'const p = learning_rate * curvature; return tensor([[momentum, 1 - p], [momentum, -p]]);',
    /columns are swapped/,
  ),
  matrix.wrong('the old velocity', [['[1 - pull, momentum]', '[1, 1]']], /old velocity/),
  matrix.wrong(
    'the old velocity with friction',
    [['[1 - pull, momentum]', '[1, momentum]']],
    /with friction/,
  ),
  matrix.wrong(
    'climbs',
    [['learning_rate * curvature', '-learning_rate * curvature']],
    /it climbs/,
  ),
  matrix.wrong(
    "L0's convention",
    'return tensor([[1 - learning_rate * curvature, -learning_rate * momentum], [curvature, momentum]]);',
    /L0's convention/,
  ),
  matrix.wrong(
    'no curvature',
    [['learning_rate * curvature', 'learning_rate']],
    /curvature is missing/,
  ),
  matrix.wrong('no rate', [['learning_rate * curvature', 'curvature']], /learning rate is missing/),
  matrix.wrong(
    'an average',
    [['learning_rate * curvature', 'learning_rate * curvature * (1 - momentum)']],
    /average of slopes/,
  ),
  matrix.wrong(
    'no friction',
    [
      ['momentum]', '1]'],
      ['momentum]', '1]'],
    ],
    /friction is missing/,
  ),
  matrix.wrong(
    'no matrix',
    'return [[1 - learning_rate * curvature, momentum], [-learning_rate * curvature, momentum]] as never;',
    /expected a Tensor/,
  ),
];

export const variants: Variant[] = [
  modes.right(
    'a power for each row',
    `
      const [curvatures, U] = eigh(H);
      const alpha = U.T.dot(away);
      const factor = curvatures.mul(-learning_rate).add(1);
      const rows = Array.from({ length: steps + 1 }, (_, s) => curvatures.mul(0.5).mul(alpha.mul(factor.pow(s)).square()));
      return [curvatures, stack(rows)];`,
  ),
  modes.right(
    'descent in the weights, seen along the eigenvectors',
    `
      const [curvatures, U] = eigh(H);
      const rows: Tensor[] = [];
      let d = away;
      for (let s = 0; s <= steps; s++) {
        const alpha = d.dot(U);
        rows.push(alpha.mul(alpha).mul(curvatures).mul(0.5));
        d = d.sub(H.dot(d).mul(learning_rate));
      }
      return [curvatures, stack(rows)];`,
  ),
  modes.right(
    'shares that shrink',
    `
      const [curvatures, U] = eigh(H);
      let share = U.T.dot(away).pow(2).mul(curvatures).div(2);
      const rows = [share];
      for (let s = 0; s < steps; s++) {
        share = share.mul(curvatures.mul(learning_rate).neg().add(1).pow(2));
        rows.push(share);
      }
      return [eigvalsh(H), stack(rows)];`,
  ),
  limit.right(
    'the last one',
    'const c = eigvalsh(H).data; if (c[0] < -1e-9 * Math.abs(c[c.length - 1])) return 0; return 2 / Math.max(0, c[c.length - 1]);',
  ),
  limit.right(
    'with eigh',
    'const [c] = eigh(H); return c.min() < -1e-9 * c.max() ? 0 : 2 / c.max();',
  ),
  best.right(
    'by the condition number',
    `
      const c = eigvalsh(H);
      const kappa = c.max() / c.min();
      return [2 / (c.max() + c.min()), (kappa - 1) / (kappa + 1)];`,
  ),
  best.right(
    'the larger of both sizes',
    `
      const c = eigvalsh(H).data;
      const [low, high] = [c[0], c[c.length - 1]];
      const rate = 1 / ((low + high) / 2);
      return [rate, Math.max(Math.abs(1 - rate * low), Math.abs(1 - rate * high))];`,
  ),
  matrix.right(
    'column by column',
    `
      const update = (w: number, v: number) => {
        const next_v = momentum * v - learning_rate * curvature * w;
        return [w + next_v, next_v];
      };
      return tensor([update(1, 0), update(0, 1)]).T;`,
  ),
  matrix.right(
    'a product of two steps',
    `
      const velocity = tensor([[1, 0], [-learning_rate * curvature, momentum]]);
      return tensor([[1, 1], [0, 1]]).dot(velocity);`,
  ),
];
