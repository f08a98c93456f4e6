import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { diag, stack, type Tensor, zerosLike } from 'kernel-lib/tensor';
import { quartic } from '../../probes/landscape.js';
import { lengthOf } from '../gradients/numbers.js';
import { inner, LANDSCAPE, signed } from './known.js';

type Gradient = (w: Tensor) => Tensor;

/** The change of a gradient from w + back·h·v to w + ahead·h·v, per step. */
function change(
  grad: Gradient,
  w: Tensor,
  v: Tensor,
  h: number,
  [ahead, back]: readonly [number, number] = [1, -1],
): Tensor {
  const at = (steps: number) => grad(w.add(v.mul(steps * h)));
  return at(ahead)
    .sub(at(back))
    .div((ahead - back) * h);
}

/** What a product that was measured wrongly gives. */
function productMistakes(grad: Gradient, w: Tensor, v: Tensor, h: number) {
  const right = () => change(grad, w, v, h);
  return [
    {
      say: 'that is a one-sided difference: take the gradient on both sides of w, as in lab 1',
      when: () => change(grad, w, v, h, [1, 0]),
    },
    {
      say: 'that is a one-sided difference, to the back: take the gradient on both sides of w',
      when: () => change(grad, w, v, h, [0, -1]),
    },
    {
      say: 'the two points are 2h apart, not h: it is twice too large',
      when: () => right().mul(2),
    },
    { say: 'it is not divided by 2h', when: () => right().mul(2 * h) },
    {
      say: 'it is multiplied by h where it should be divided: precedence! a / 2 * h is (a / 2) · h; write a / (2 * h)',
      when: () => right().mul(h * h),
    },
    {
      say: 'every weight is moved by h: walk along v, by h times v',
      when: () => change(grad, w, v.mul(0).add(1), h),
    },
    { say: 'that is the gradient at w itself: how does it change along v?', when: () => grad(w) },
    {
      say: 'that is the gradient times v: H v is how fast the gradient changes along v',
      when: () => grad(w).mul(v),
    },
    {
      say: 'v is brought to length 1: twice as long a v gives twice as much',
      when: () => right().div(lengthOf(v)),
    },
    {
      say: 'v counts twice: it is where one walks, and no factor besides',
      when: () => right().mul(v),
    },
    {
      say: 'the two gradients are added: subtract the one from the other',
      when: () =>
        grad(w.add(v.mul(h)))
          .add(grad(w.sub(v.mul(h))))
          .div(2 * h),
    },
    {
      say: 'it is added up to one number: H v has an entry for each weight',
      when: () => right().sum(),
    },
    {
      say: 'it is right for a tiny step, but here another h was asked for: use the argument h',
      when: () => change(grad, w, v, 1e-5),
    },
    {
      say: 'both points are at a distance of h / 2: go by h times v to each side',
      when: () => change(grad, w, v, h / 2),
    },
  ];
}

/** Fails unless the gradient was asked for twice, at both sides of w. */
async function requireTwoGradients(
  student: Student,
  t: CheckTools,
  probe: ReturnType<CheckTools['probe']>,
): Promise<void> {
  const { count } = await student.recall(probe);
  t.that(
    count <= 3,
    `grad was called ${count} times; two gradients are enough, whatever the number of weights`,
    'no loop over the weights, and no matrix: both gradients are taken along v',
  );
}

export const hessian_vector_product = defineExercise({
  ...LANDSCAPE,
  name: 'hessian_vector_product',
  params: ['grad', 'w', 'v', 'h'],
  returns: 'Hv',
  hints: [
    'It is the numerical gradient of lab 1 once more. What is measured is a gradient now, and the way leads along v.',
    'Two points, w + h·v and w - h·v. At each of them ask grad. What is the difference, and how long was the way?',
    'grad(w.add(v.mul(h))).sub(grad(w.sub(v.mul(h)))).div(2 * h).',
  ],
  checks: [
    {
      id: 'values',
      title: 'H v is how fast the gradient changes along v',
      points: 2,
      async run(student, t: CheckTools) {
        const P = t.extent(4, 7);
        const [a, b] = [t.uniform(1, 3, P), t.randn(P)];
        const [w, v] = [signed(t, 0.7, 1.5, P), signed(t, 0.5, 2, P)];
        const f = t.probe('quartic', a, b);
        const [got] = await student.call('hessian_vector_product', f, w, v);
        const want = a
          .mul(w)
          .mul(w)
          .mul(v)
          .mul(3)
          .add(b.mul(inner(b, v)));
        t.close('Hv', got, want, {
          rtol: 1e-7,
          atol: 1e-8,
          mistakes: productMistakes(quartic(a, b), w, v, 1e-5),
        });
        await requireTwoGradients(student, t, f);
      },
    },
    {
      id: 'centred',
      title: 'centred: a gradient from each side, and h is the argument',
      points: 1,
      async run(student, t: CheckTools) {
        const [P, h] = [5, 0.1];
        const [a, b] = [t.uniform(1, 3, P), t.randn(P)];
        const [w, v] = [signed(t, 0.7, 1.5, P), signed(t, 0.5, 2, P)];
        const f = t.probe('quartic', a, b);
        const [got] = await student.call('hessian_vector_product', f, w, v, h);
        t.close('Hv', got, change(quartic(a, b), w, v, h), {
          mistakes: productMistakes(quartic(a, b), w, v, h),
        });
        await requireTwoGradients(student, t, f);
        t.inputsUnchanged();
      },
    },
  ],
});

/** The matrix of products with the unit vectors, in the rows, however they are measured. */
function rowsOf(w: Tensor, product: (unit: Tensor) => Tensor): Tensor {
  const rows = Array.from({ length: w.size }, (_, i) => {
    const unit = zerosLike(w);
    unit.data[i] = 1;
    return product(unit);
  });
  return stack(rows);
}

const half = (H: Tensor): Tensor => H.add(H.T).div(2);

/** What other ways to fill the matrix give. */
export function matrixMistakes(grad: Gradient, w: Tensor, h: number) {
  const rows = (step = h, sides?: readonly [number, number]) =>
    rowsOf(w, (unit) => change(grad, w, unit, step, sides));
  const right = () => half(rows());
  return [
    { say: 'the rows are left as measured: return half way to the transpose', when: () => rows() },
    {
      say: 'the columns are left as measured: return half way to the transpose',
      when: () => rows().T,
    },
    {
      say: 'H and its transpose are added, which is twice as much: half way is their mean',
      when: () => right().mul(2),
    },
    { say: 'it is half of what it should be', when: () => right().div(2) },
    {
      say: 'the one-sided difference of the gradient is used: your hessian_vector_product takes both sides',
      when: () => half(rows(h, [1, 0])),
    },
    {
      say: 'only the diagonal is filled: each product with a unit vector is a whole column',
      when: () => diag(diag(right())),
    },
    {
      say: 'every column is the product with a vector of ones: one 1 only, at place i',
      when: () => half(rowsOf(w, () => change(grad, w, w.mul(0).add(1), h))),
    },
    {
      say: 'the 1 of the column before is still there: begin each unit vector with zeros',
      when: () => {
        const ones = zerosLike(w);
        return half(
          rowsOf(w, (unit) => {
            ones.data.set(ones.add(unit).data as Float64Array);
            return change(grad, w, ones, h);
          }),
        );
      },
    },
    {
      say: 'it is right for a tiny step, but here another h was asked for: hand h on',
      when: () => half(rows(1e-5)),
    },
    {
      say: 'H is subtracted from its transpose: that is 0 but for rounding. Half way is their mean',
      when: () => rows().sub(rows().T).div(2),
    },
  ];
}

export const hessian = defineExercise({
  ...LANDSCAPE,
  name: 'hessian',
  dependsOn: ['hessian_vector_product'],
  params: ['grad', 'w', 'h'],
  returns: 'H',
  hints: [
    'A loop over the weights. In each round a vector of zeros with a single 1, and your hessian_vector_product with it.',
    'const unit = zerosLike(w); unit.data[i] = 1; collects column i. stack(columns) has them as rows, which is the transpose.',
    'With H = stack(columns): return H.add(H.T).div(2).',
  ],
  checks: [
    {
      id: 'values',
      title: 'H[i, j] is the second derivative by the weights i and j',
      points: 2,
      async run(student, t: CheckTools) {
        const P = t.extent(3, 5);
        const [a, b, w] = [t.uniform(1, 3, P), signed(t, 0.5, 2, P), signed(t, 0.7, 1.5, P)];
        const [got] = await student.call('hessian', t.probe('quartic', a, b), w);
        const want = diag(a.mul(w).mul(w).mul(3)).add(b.reshape(P, 1).mul(b));
        t.close('H', got, want, {
          rtol: 1e-7,
          atol: 1e-7,
          mistakes: matrixMistakes(quartic(a, b), w, 1e-5),
        });
        t.inputsUnchanged();
      },
    },
    {
      id: 'symmetric',
      title: 'what is measured is not quite symmetric, what is returned is, to the last bit',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const P = t.extent(3, 5);
        // A gradient with errors that are no rounding, so that the mean of both shows.
        const A = t.randn(P, P).add(t.randn(P, P).T);
        const [got] = await student.call('hessian', t.probe('linear', A), t.randn(P), 0.01);
        t.close('H', got, half(A), {
          rtol: 1e-7,
          atol: 1e-8,
          mistakes: matrixMistakes((w) => A.dot(w), t.randn(P), 0.01),
        });
        const H = t.tensor('H', got);
        const [i, j] = unequal(H) ?? [0, 0];
        t.that(
          i === j,
          `H[${i}, ${j}] is ${H.at(i, j)} and H[${j}, ${i}] is ${H.at(j, i)}`,
          'add the transpose and halve: then both are the same sum',
        );
      },
    },
  ],
});

/** A place where a matrix differs from its transpose. */
function unequal(H: Tensor): [number, number] | undefined {
  const n = H.shape[0] as number;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) if (H.at(i, j) !== H.at(j, i)) return [i, j];
  }
  return undefined;
}
