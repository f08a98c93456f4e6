import { type CheckTools, defineExercise, type Mistake } from 'chainrule-grader/checks';
import { dot, eye, type Tensor } from 'kernel-lib/tensor';
import { lengthOf } from '../gradients/numbers.js';

/** A^steps · v, of length 1. */
export function powered(A: Tensor, v: Tensor, steps: number): Tensor {
  let u = v.div(lengthOf(v));
  for (let step = 0; step < steps; step++) {
    const w = dot(A, u);
    u = w.div(lengthOf(w));
  }
  return u;
}

/**
 * A matrix with these eigenvalues, which is not symmetric: an upper triangular one, mirrored on a
 * random plane.
 */
export function matrixWith(t: CheckTools, eigenvalues: readonly number[]): Tensor {
  const M = eigenvalues.length;
  const size = Math.max(...eigenvalues.map(Math.abs));
  const upper = t.uniform(-0.4 * size, 0.4 * size, M, M);
  for (let i = 0; i < M; i++) {
    for (let j = 0; j < i; j++) upper.set(0, i, j);
    upper.set(eigenvalues[i] as number, i, i);
  }
  const n = t.uniform(0.4, 1, M);
  const column = n.reshape(M, 1);
  const mirror = eye(M).sub(dot(column, column.T).mul(2 / n.mul(n).sum()));
  return dot(dot(mirror, upper), mirror);
}

const largestOf = (M: Tensor, v: Tensor) => {
  const u = powered(M, v, 300);
  return u.mul(dot(M, u)).sum();
};

function valueMistakes(A: Tensor, v: Tensor, value: number): Mistake[] {
  const stretch = Math.sqrt(largestOf(dot(A.T, A), v));
  return [
    {
      say: 'the sign is lost: the length of A · v has none. Which number, times v, gives A · v?',
      when: () => Math.abs(value),
    },
    { say: 'the sign is wrong', when: () => -value },
    { say: 'it is the square of the eigenvalue', when: () => value * value },
    {
      say: 'that is how far A stretches any vector at most (its singular value): apply A itself, not Aᵀ · A',
      when: () => stretch,
    },
    {
      say: 'that is the square of how far A stretches a vector: apply A itself, not Aᵀ · A',
      when: () => stretch * stretch,
    },
    {
      say: 'that is the sum of the eigenvalues, the trace',
      when: () =>
        eye(A.shape[0] as number)
          .mul(A)
          .sum(),
    },
    {
      say: 'that is the largest element of A: elements do not say how a matrix stretches',
      when: () => A.max(),
    },
    {
      say: 'that is the length of A · v after the last step, with a v that was not of length 1',
      when: () => lengthOf(dot(A, v)),
    },
    {
      say: 'it is the largest element of the vector',
      when: (): number => powered(A, v, 300).max(),
    },
    {
      say: 'only the start v is looked at: apply A again and again before you read the value',
      when: () => v.mul(dot(A, v)).sum() / v.mul(v).sum(),
    },
    {
      say: 'only the start v is looked at: apply A again and again before you read the value',
      when: () => v.mul(dot(A, v)).sum(),
    },
  ];
}

/** Compares the value once the iteration has come to an end. */
export function closeValue(t: CheckTools, got: unknown, A: Tensor, v: Tensor, value: number): void {
  t.close('value', got, value, {
    rtol: 1e-7,
    atol: 0,
    mistakes: valueMistakes(A, v, value),
    ifNotFinite: OVERFLOW,
  });
}

export const OVERFLOW =
  'the vector leaves the range of floats: give it length 1 after each step, not only at the end';

/** Compares the vector; a direction is the same with the other sign. */
export function closeVector(
  t: CheckTools,
  got: unknown,
  A: Tensor,
  v: Tensor,
  steps: number,
): void {
  const want = powered(A, v, steps);
  const vector = t.tensor('vector', got, want);
  const turned = vector.mul(want).sum() < 0 ? vector.mul(-1) : vector;
  const same = (other: Tensor) => (other.mul(want).sum() < 0 ? other.mul(-1) : other);
  const after = (count: number) => () => same(powered(A, v, count));
  t.close('vector', turned, want, {
    ifNotFinite: OVERFLOW,
    mistakes: [
      { say: 'A is applied once more than `steps` says', when: after(steps + 1) },
      { say: 'A is applied once less than `steps` says', when: after(steps - 1) },
      {
        say: 'the steps are not those that are asked for: a loop of `steps` rounds',
        when: after(100),
      },
      { say: 'the start v comes back: A is never applied to it', when: after(0) },
      { say: 'the start v comes back: A is never applied to it', when: () => same(v) },
      {
        say: 'Aᵀ is applied: each new element is a row of A times v',
        when: () => same(powered(A.T, v, steps)),
      },
      { say: 'A² is applied in each step', when: after(2 * steps) },
      {
        say: 'its largest element is 1: its length is to be, √Σ v²',
        when: () => {
          const u = powered(A, v, steps);
          return same(u.div(u.abs().max()));
        },
      },
      {
        say: 'the sum of its absolute values is 1: its length is to be, √Σ v²',
        when: () => {
          const u = powered(A, v, steps);
          return same(u.div(u.abs().sum()));
        },
      },
      {
        say: 'it is not of length 1: divide by its length after each step, the last one too',
        when: (other) =>
          Math.abs(lengthOf(other) - 1) > 1e-6 && parallel(other, want) ? other : want,
      },
    ],
  });
}

/** The same direction, whatever the lengths. */
function parallel(a: Tensor, b: Tensor): boolean {
  const cosine = a.mul(b).sum() / (lengthOf(a) * lengthOf(b));
  return Math.abs(Math.abs(cosine) - 1) < 1e-9;
}

export const largest_eigenvalue = defineExercise({
  name: 'largest_eigenvalue',
  topic: 'deep_nets',
  lab: 8,
  params: ['A', 'v', 'steps'],
  returns: ['value', 'vector'],
  hints: [
    'A loop of `steps` rounds: apply A to the vector, and give what comes out length 1, so that it neither overflows nor vanishes.',
    'In the end A · u is a number times u, and u has length 1. What do you get when you multiply both sides by u, element by element, and add up? The length of A · u would lose the sign.',
    'u = dot(A, u), then u = u.div(length_of(u)) in each round; the value is u.mul(dot(A, u)).sum().',
  ],
  checks: [
    {
      id: 'value',
      title: 'the largest eigenvalue of a matrix, after many steps',
      points: 2,
      async run(student, t) {
        const value = t.uniform(1.5, 2.5, 1).item();
        const A = matrixWith(
          t,
          [value, 0.4, -0.7, 0.2].map((v, i) => (i === 0 ? v : v * value)),
        );
        const v = t.uniform(0.5, 2, 4);
        const [got] = await student.call('largest_eigenvalue', A, v, 200);
        closeValue(t, got, A, v, value);
      },
    },
    {
      id: 'negative',
      title: 'a negative one keeps its sign',
      points: 1,
      core: false,
      async run(student, t) {
        const value = t.uniform(-2.5, -1.5, 1).item();
        const A = matrixWith(t, [value, 0.4 * value, -0.6 * value]);
        const v = t.uniform(0.5, 2, 3);
        const [got] = await student.call('largest_eigenvalue', A, v, 201);
        closeValue(t, got, A, v, value);
      },
    },
    {
      id: 'vector',
      title: 'the vector after exactly that many steps, of length 1',
      points: 1,
      core: false,
      async run(student, t) {
        const A = t.randn(4, 4);
        const v = t.uniform(0.5, 2, 4);
        for (const steps of [3, 1]) {
          const [, got] = await student.call('largest_eigenvalue', A, v, steps);
          closeVector(t, got, A, v, steps);
        }
      },
    },
  ],
});
