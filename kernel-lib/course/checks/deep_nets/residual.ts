import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import type { Tensor } from 'kernel-lib/tensor';
import {
  BLOCK_GRADIENTS,
  type Block,
  drawBlock,
  gradientMistakes,
  outMistakes,
  residual,
  residualGradients,
} from './blocks.js';

const LAYERS = ['affine_forward', 'relu_forward'];

/** Compares what residual_forward gave. */
export function closeOut(t: CheckTools, got: unknown, block: Block): void {
  const { out } = residual(block);
  const [N, M] = out.shape as [number, number];
  t.close('out', got, out, { dims: { N, M }, mistakes: outMistakes(block) });
}

/** The gradients of a block, by the student's two functions. */
export async function backwardOf(student: Student, block: Block, dout: Tensor): Promise<unknown[]> {
  const [, cache] = await student.call('residual_forward', ...block);
  return student.call('residual_backward', dout, cache);
}

/** Compares some of the gradients. */
export function closeGradients(
  t: CheckTools,
  got: readonly unknown[],
  block: Block,
  dout: Tensor,
  names: readonly (typeof BLOCK_GRADIENTS)[number][] = BLOCK_GRADIENTS,
): void {
  const want = residualGradients(block, dout);
  const others = Object.fromEntries(BLOCK_GRADIENTS.map((name, i) => [name, want[i] as Tensor]));
  for (const name of names) {
    const { [name]: right, ...rest } = others;
    t.close(name, got[BLOCK_GRADIENTS.indexOf(name)], right as Tensor, {
      mistakes: gradientMistakes(name, block, dout),
      others: rest,
    });
  }
}

export const residual_forward = defineExercise({
  name: 'residual_forward',
  topic: 'deep_nets',
  lab: 8,
  params: ['x', 'A', 'a', 'B', 'b'],
  returns: ['out', 'cache'],
  dependsOn: LAYERS,
  hints: [
    'Three layers one after the other, as in affine_relu_forward, and one sum at the end.',
    'Each layer returns [out, cache]. Keep the three caches: they are the cache of the block.',
    'const [s, first] = affine_forward(x, A, a); then relu_forward(s), then affine_forward with B and b; return [x.add(branch), [first, relu, second]].',
  ],
  checks: [
    {
      id: 'values',
      title: 'out = x + relu(x · A + a) · B + b',
      points: 2,
      async run(student, t) {
        const { block } = drawBlock(t);
        const [out] = await student.call('residual_forward', ...block);
        closeOut(t, out, block);
      },
    },
  ],
});

export const residual_backward = defineExercise({
  name: 'residual_backward',
  topic: 'deep_nets',
  lab: 8,
  params: ['dout', 'cache'],
  returns: BLOCK_GRADIENTS,
  dependsOn: ['residual_forward', 'affine_backward', 'relu_backward'],
  hints: [
    'Through the branch it is affine_backward, relu_backward, affine_backward, the last layer first, each with its own cache.',
    'x goes into the branch, and it goes past it. What was used twice adds up what comes back from both, as x did in batch normalisation. What comes back along a sum?',
    'const [dbranch, dA, da] = affine_backward(ds, first) is the end of the branch; the first result is dout.add(dbranch).',
  ],
  checks: [
    {
      id: 'dx',
      title: 'dx, through the branch and past it',
      points: 2,
      async run(student, t) {
        const { block, dout } = drawBlock(t);
        closeGradients(t, await backwardOf(student, block, dout), block, dout, ['dx']);
      },
    },
    {
      id: 'weights',
      title: 'the gradients of both affine layers',
      points: 2,
      core: false,
      async run(student, t) {
        const { block, dout } = drawBlock(t);
        const got = await backwardOf(student, block, dout);
        closeGradients(t, got, block, dout, ['db', 'dB', 'da', 'dA']);
      },
    },
  ],
});
