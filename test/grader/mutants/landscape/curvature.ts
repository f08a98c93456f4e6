import { answersTo, type Mutant, type Variant } from '../mutant.js';

const product = answersTo('hessian_vector_product');
const matrix = answersTo('hessian');

export const mutants: Mutant[] = [
  product.wrong(
    'one-sided',
    'return grad(w.add(v.mul(h))).sub(grad(w)).div(h);',
    /one-sided difference: take the gradient on both sides/,
  ),
  product.wrong(
    'one-sided, to the back',
    'return grad(w).sub(grad(w.sub(v.mul(h)))).div(h);',
    /one-sided difference, to the back/,
  ),
  product.wrong('divided by h', [['(2 * h)', '(h)']], /2h apart, not h/),
  product.wrong('not divided', [['.div(2 * h)', '']], /not divided by 2h/),
  product.wrong('divided by 2, times h', [['.div(2 * h)', '.mul(h / 2)']], /precedence/),
  product.wrong('along all weights', [['v.mul(h)', 'h']], /every weight is moved by h|expected/),
  product.wrong(
    'along all weights, both sides',
    'return grad(w.add(h)).sub(grad(w.sub(h))).div(2 * h);',
    /every weight is moved by h/,
  ),
  product.wrong('the gradient', 'return grad(w);', /the gradient at w itself/),
  product.wrong('the gradient times v', 'return grad(w).mul(v);', /the gradient times v/),
  product.wrong(
    'v made short',
    'const u = v.div(Math.sqrt(v.mul(v).sum())); return grad(w.add(u.mul(h))).sub(grad(w.sub(u.mul(h)))).div(2 * h);',
    /v is brought to length 1/,
  ),
  product.wrong('v counts twice', [['.div(2 * h)', '.div(2 * h).mul(v)']], /v counts twice/),
  product.wrong('added', [['ahead.sub(behind)', 'ahead.add(behind)']], /gradients are added/),
  product.wrong('the other way round', [['ahead.sub(behind)', 'behind.sub(ahead)']], /sign/),
  product.wrong(
    'one number',
    [['.div(2 * h)', '.div(2 * h).sum() as never']],
    /added up to one number|a number; expected a Tensor|number/,
  ),
  product.wrong('h is ignored', [['const ahead', 'h = 1e-5; const ahead']], /use the argument h/),
  product.wrong(
    'half the way',
    'return grad(w.add(v.mul(h / 2))).sub(grad(w.sub(v.mul(h / 2)))).div(h);',
    /distance of h \/ 2/,
  ),
  product.wrong(
    'by the whole Hessian',
    `
      const rows: Tensor[] = [];
      for (let i = 0; i < w.size; i++) {
        const e = zerosLike(w);
        e.data[i] = 1;
        rows.push(grad(w.add(e.mul(h))).sub(grad(w.sub(e.mul(h)))).div(2 * h));
      }
      return stack(rows).dot(v);`,
    /two gradients are enough/,
  ),
  product.wrong('no copy', [['.copy()', '']], /same memory twice/),
  product.wrong(
    'a step too large by default',
    [['const ahead', 'if (h === 1e-5) h = 0.01; const ahead']],
    /expected/,
  ),

  matrix.wrong('as measured', [['H.add(H.T).div(2)', 'H']], /left as measured/),
  matrix.wrong('as measured, transposed', [['H.add(H.T).div(2)', 'H.T']], /left as measured/),
  matrix.wrong('twice', [['.div(2)', '']], /twice as much/),
  matrix.wrong(
    'minus its transpose',
    [['H.add(H.T)', 'H.sub(H.T)']],
    /subtracted from its transpose/,
  ),
  matrix.wrong(
    'the vector is not made anew',
    [
      ['const columns', 'const unit = zerosLike(w); const columns'],
      ['const unit = zerosLike(w);\n', '\n'],
    ],
    /the 1 of the column before/,
  ),
  matrix.wrong('ones', [['unit.data[i] = 1', 'unit.data.fill(1)']], /a vector of ones/),
  matrix.wrong('one column too few', [['i < w.size', 'i < w.size - 1']], /shape/),
  matrix.wrong('h is not handed on', [['unit, h', 'unit']], /hand h on|expected/),
  matrix.wrong(
    'the diagonal',
    `
      const H = w.reshape(-1, 1).mul(w).mul(0);
      for (let i = 0; i < w.size; i++) {
        const unit = zerosLike(w);
        unit.data[i] = 1;
        H.set(hessian_vector_product(grad, w, unit, h).data[i], i, i);
      }
      return H;`,
    /only the diagonal/,
  ),
  matrix.wrong('the gradient', 'return grad(w);', /shape/),
];

export const variants: Variant[] = [
  product.right(
    'one line, w moved in a copy',
    `
      const there = w.copy();
      const back = w.copy();
      for (let i = 0; i < w.size; i++) {
        there.data[i] += h * v.data[i];
        back.data[i] -= h * v.data[i];
      }
      const first = Array.from(grad(there).data as Float64Array);
      const second = grad(back);
      return second.mul(0).add(second.mul(-1)).add(tensor(first)).mul(0.5 / h);`,
  ),
  product.right(
    'the back first',
    'const behind = grad(w.sub(v.mul(h))).copy(); return grad(w.add(v.mul(h))).sub(behind).div(h).mul(0.5);',
  ),
  product.right(
    'h and v together',
    'const s = v.mul(h); const a = grad(w.add(s)).copy(); return a.sub(grad(w.sub(s))).div(2 * h);',
  ),
  matrix.right(
    'element by element',
    `
      const P = w.size;
      const H = w.reshape(P, 1).mul(w).mul(0);
      for (let j = 0; j < P; j++) {
        const unit = zerosLike(w);
        unit.data[j] = 1;
        const column = hessian_vector_product(grad, w, unit, h);
        for (let i = 0; i < P; i++) {
          H.data[i * P + j] += column.data[i] / 2;
          H.data[j * P + i] += column.data[i] / 2;
        }
      }
      return H;`,
  ),
  matrix.right(
    'columns side by side',
    `
      const unit = (i: number) => tensor(Array.from(w.data, (_, k) => Number(k === i)));
      const H = stack(Array.from({ length: w.size }, (_, i) => hessian_vector_product(grad, w, unit(i), h)), 1);
      return H.add(H.T).mul(0.5);`,
  ),
  matrix.right(
    'the upper half, mirrored, after the mean',
    `
      const H = stack(Array.from({ length: w.size }, (_, i) => {
        const unit = zerosLike(w);
        unit.data[i] = 1;
        return hessian_vector_product(grad, w, unit, h);
      }));
      return H.div(2).add(H.T.div(2));`,
  ),
];
