import {
  type CheckTools,
  defineExercise,
  describeValue,
  type Mistake,
  type Student,
  telling,
} from 'chainrule-grader/checks';
import { dot, type Tensor } from 'kernel-lib/tensor';
import { shifted } from '../../probes/initialisation.js';

/** A batch, the weights of a stack of layers, and what bends between them. */
export interface Patient {
  readonly x: Tensor;
  readonly weights: readonly Tensor[];
  /** Of the activation tanh(2 z) + shift. */
  readonly shift: number;
}

/** Layers of these widths, the input's first, with weights of any size. */
export function drawPatient(t: CheckTools, widths: readonly number[], N: number): Patient {
  const x = t
    .randn(N, widths[0] as number)
    .mul(2)
    .add(0.5);
  const weights = widths
    .slice(1)
    .map((units, i) => t.randn(widths[i] as number, units).mul(t.uniform(0.2, 3, 1).item()));
  return { x, weights, shift: t.uniform(0.2, 0.5, 1).item() };
}

/** Where an answer goes another way. */
interface Way {
  /** What a layer's weights become, from what comes out of them. */
  readonly scaled?: (W: Tensor, z: Tensor, f: (z: Tensor) => Tensor) => Tensor;
  /** What the next layer gets, from this one's input, old and new weights. */
  readonly next?: (h: Tensor, W: Tensor, scaled: Tensor, f: (z: Tensor) => Tensor) => Tensor;
}

/** The scaled weights. */
export function lsuvOf({ x, weights, shift }: Patient, way: Way = {}): Tensor[] {
  const f = shifted(shift);
  const { scaled = (W, z) => W.div(z.std()), next = (h, _, better) => f(dot(h, better)) } = way;
  let h = x;
  return weights.map((W) => {
    const better = scaled(W, dot(h, W), f);
    h = next(h, W, better, f);
    return better;
  });
}

const WAYS: readonly (readonly [say: string, way: Way])[] = [
  [
    'the layers are measured with the old weights below: scale a layer, send the batch through it, and only then look at the next one',
    { next: (h, W, _, f) => f(dot(h, W)) },
  ],
  [
    'it multiplies by the standard deviation: what comes out too large needs smaller weights',
    { scaled: (W, z) => W.mul(z.std()) },
  ],
  [
    'it divides by the variance: to bring the standard deviation to 1, divide by the standard deviation',
    { scaled: (W, z) => W.div(z.var()) },
  ],
  [
    'it divides by a root of the standard deviation: half of the way',
    { scaled: (W, z) => W.div(Math.sqrt(z.std())) },
  ],
  [
    'it measures behind the activation: h · W shall have the standard deviation 1, before f',
    { scaled: (W, z, f) => W.div(f(z).std()) },
  ],
  [
    'the activation is left out on the way up: the next layer gets f(h · W)',
    { next: (h, _, better) => dot(h, better) },
  ],
  [
    'it divides by the standard deviation of the weights: measure what they make of the batch',
    { scaled: (W) => W.div(W.std()) },
  ],
  [
    'each unit is scaled by itself: one number for the whole layer, z.std() without an axis',
    { scaled: (W, z) => W.div(z.std(0)) },
  ],
  [
    'the mean is not subtracted: it is the standard deviation that counts, not the root of the mean square',
    { scaled: (W, z) => W.div(Math.sqrt(z.mul(z).mean())) },
  ],
  [
    'the mean of the layer’s output is 1 now: the standard deviation is asked for',
    { scaled: (W, z) => W.div(z.mean()) },
  ],
  ['the weights are as they were', { scaled: (W) => W }],
];

function mistakesAt(patient: Patient, l: number): Mistake[] {
  return WAYS.map(([say, way]) => ({ say, when: () => lsuvOf(patient, way)[l] as Tensor }));
}

/** Calls the student's function, and compares layer by layer. */
export async function compareLsuv(
  student: Student,
  t: CheckTools,
  patient: Patient,
): Promise<void> {
  const { x, weights, shift } = patient;
  const [got] = await student.call('lsuv', x, weights, t.probe('shifted', shift));
  t.inputsUnchanged();
  t.that(
    Array.isArray(got),
    `lsuv returned ${describeValue(got)}; expected a list of ${weights.length} weight matrices`,
    'push the scaled weights of each layer to a list, and return the list',
  );
  const scaled = got as unknown[];
  t.that(
    scaled.length === weights.length,
    `there are ${scaled.length} matrices for ${weights.length} layers; expected one per layer`,
  );
  lsuvOf(patient).forEach((want, l) => {
    const [D, H] = want.shape as [number, number];
    t.close(`the new W of layer ${l + 1}`, scaled[l], want, {
      dims: { D, H },
      mistakes: mistakesAt(patient, l),
    });
  });
}

export const lsuv = defineExercise({
  name: 'lsuv',
  topic: 'initialisation',
  lab: 4,
  params: ['x', 'weights', 'activation'],
  returns: 'scaled',
  hints: [
    'Times a number: if all of W is s times as large, how much larger is h · W, and its standard deviation?',
    'Go from the first layer up. What comes out of a layer depends on the ones below it, so they must be finished before it is measured.',
    'z = dot(h, W); the new weights are W.div(z.std()), and the next layer gets activation(z.div(z.std())).',
  ],
  checks: [
    {
      id: 'std',
      title: 'every h · W has the standard deviation 1 on the batch',
      points: 2,
      hint: 'send the batch through your new weights by hand and print z.std() of each layer, before the activation: it should be 1 everywhere',
      async run(student, t: CheckTools) {
        const width = t.extent(5, 7);
        const patient = telling(
          () => drawPatient(t, [width, width, width, width], t.extent(9, 12)),
          (drawn) => [{ want: lsuvOf(drawn)[2] as Tensor, mistakes: mistakesAt(drawn, 2) }],
        );
        await compareLsuv(student, t, patient);
      },
    },
    {
      id: 'widths',
      title: 'layers of different widths; the old weights stay as they are',
      points: 1,
      core: false,
      hint: 'make new tensors: div, not div_',
      async run(student, t) {
        await compareLsuv(student, t, drawPatient(t, [3, 8, 2, 5], t.extent(9, 12)));
      },
    },
  ],
});
