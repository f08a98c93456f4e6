import { answersTo, type Mutant, type Variant } from '../mutant.js';

const norms = answersTo('jacobian_product_norms');
const eigen = answersTo('largest_eigenvalue');

const STEP = 'g = dot(jacobians[l].T, g);';
const LOOP = 'let l = jacobians.length - 1; l >= 0; l--';

export const pathMutants: Mutant[] = [
  norms.wrong('not transposed', [['jacobians[l].T', 'jacobians[l]']], /not transposed/),
  norms.wrong(
    'from the first layer',
    [[LOOP, 'let l = 0; l < jacobians.length; l++']],
    /way back begins at the last layer/,
  ),
  norms.wrong('the wrong way round', [['norms.unshift', 'norms.push']], /wrong way round/),
  norms.wrong('without dout', [['[length_of(g)]', '[] as number[]']], /has 4 entries; expected 5/),
  norms.wrong('stops early', [['l >= 0', 'l > 0']], /has 4 entries; expected 5/),
  norms.wrong(
    'squares',
    `let g = dout;
    const norms = [g.mul(g).sum()];
    for (let l = jacobians.length - 1; l >= 0; l--) {
      g = dot(jacobians[l].T, g);
      norms.unshift(g.mul(g).sum());
    }
    return norms;`,
    /root is missing/,
  ),
  norms.wrong(
    'lengths of the Jacobians',
    `const norms = [length_of(dout)];
    for (let l = jacobians.length - 1; l >= 0; l--) norms.unshift(norms[0] * length_of(jacobians[l]));
    return norms;`,
    /directions count/,
  ),
  norms.wrong(
    'each from dout',
    [[STEP, 'g = dot(jacobians[l].T, dout);']],
    /meets dout itself|shapes?|threw/,
  ),
  norms.wrong(
    'as shares',
    [['return norms;', 'return norms.map((n) => n / length_of(dout));']],
    /divided by the length of dout/,
  ),
  norms.wrong('a tensor', [['return norms;', 'return dout as never;']], /not a list of numbers/),
  norms.wrong(
    'a list that grows',
    [
      [
        'return norms;',
        'const own = jacobian_product_norms as never as { all?: number[] }; own.all = [...(own.all ?? []), ...norms]; return own.all;',
      ],
    ],
    /entries of earlier calls|numbers of earlier calls|different results|entries/,
  ),
  norms.wrong(
    'the gradient given length 1 at each layer',
    [[STEP, 'g = dot(jacobians[l].T, g); g = g.div(length_of(g));']],
    /./,
  ),
  norms.wrong(
    'the Jacobians are changed',
    [[STEP, 'g = dot(jacobians[l].T, g); jacobians[l].mul_(2);']],
    /changed its input jacobians/,
  ),

  eigen.wrong(
    'no length of 1',
    [['u = w.div(length_of(w));', 'u = w;']],
    /length 1|is not of length|range of floats|value/,
  ),
  eigen.wrong(
    'the length for the value',
    [['u.mul(dot(A, u)).sum()', 'length_of(dot(A, u))']],
    /sign is lost/,
  ),
  eigen.wrong('A transposed', [['dot(A, u);', 'dot(A.T, u);']], /Aᵀ is applied|vector/),
  eigen.wrong('a step too few', [['step < steps', 'step < steps - 1']], /once less/),
  eigen.wrong('a step too many', [['step < steps', 'step <= steps']], /once more/),
  eigen.wrong(
    'largest element 1',
    [['length_of(w)', 'w.abs().max()']],
    /largest element is 1|value/,
  ),
  eigen.wrong('sum 1', [['length_of(w)', 'w.abs().sum()']], /sum of its absolute values|value/),
  eigen.wrong(
    'singular value',
    `let u = v;
    for (let step = 0; step < steps; step++) {
      const w = dot(A.T, dot(A, u));
      u = w.div(length_of(w));
    }
    return [length_of(dot(A, u)), u];`,
    /stretches any vector at most/,
  ),
  eigen.wrong(
    'never applied',
    'return [v.mul(dot(A, v)).sum() / v.mul(v).sum(), v.div(length_of(v))];',
    /only the start v/,
  ),
  eigen.wrong(
    'length only at the end',
    `let u = v;
    for (let step = 0; step < steps; step++) u = dot(A, u);
    u = u.div(length_of(u));
    return [u.mul(dot(A, u)).sum(), u];`,
    /range of floats/,
  ),
  eigen.wrong(
    'changes v',
    [['let u = v;', 'let u = v.div_(length_of(v));']],
    /changed its input v/,
  ),
  eigen.wrong('the trace', [['[u.mul(dot(A, u)).sum(), u]', '[A.mul(A.equal(A)).sum(), u]']], /./),
  eigen.wrong(
    'a row',
    [['return [u.mul(dot(A, u)).sum(), u]', 'return [u.mul(dot(A, u)).sum(), u.reshape(1, -1)]']],
    /shape/,
  ),
];

export const pathVariants: Variant[] = [
  norms.right(
    'with reduceRight',
    `const all = jacobians.reduceRight<Tensor[]>((list, J) => [dot(list[0], J), ...list], [dout]);
    return all.map((g) => Math.sqrt(g.pow(2).sum()));`,
  ),
  norms.right(
    'with the products of matrices',
    `const L = jacobians.length;
    return Array.from({ length: L + 1 }, (_, from) => {
      let row = dout.reshape(1, -1);
      for (let l = L - 1; l >= from; l--) row = row.dot(jacobians[l]);
      return length_of(row);
    });`,
  ),
  eigen.right(
    'by the first components',
    `let u = v.div(length_of(v));
    let value = 0;
    for (let step = 0; step < steps; step++) {
      const w = dot(A, u);
      value = w.mul(u).sum();
      u = w.div(length_of(w));
    }
    return [value, u];`,
  ),
  eigen.right('length first', [
    ['let u = v;', 'let u = v.div(length_of(v));'],
    ['u.mul(dot(A, u)).sum()', 'dot(u, dot(A, u)).item()'],
  ]),
];
