import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { part } from '../two_layer_net/part.js';
import {
  drawPreBlock,
  PRE_GRADIENTS,
  type PreBlock,
  preActivation,
  preDxMistakes,
  preGradMistakes,
  preOutMistakes,
} from './blocks.js';

const FORM = {
  expected: '{ gamma, beta, W, b }',
  advice: 'each gradient lies under the name of its weight: gamma, beta, W, b',
};

/** Out, dx and grads by the student's block. */
export function askPre(student: Student, { x, weights, dout }: PreBlock): Promise<unknown[]> {
  return student.call('pre_activation_block', x, { ...weights }, dout);
}

/** Compares what goes forward. */
export function closePreOut(t: CheckTools, out: unknown, made: PreBlock): void {
  t.close('out', out, preActivation(made.x, made.weights, made.dout).out, {
    mistakes: preOutMistakes(made),
  });
}

/** Compares what goes back. */
export function closePreGradients(t: CheckTools, got: readonly unknown[], made: PreBlock): void {
  const right = preActivation(made.x, made.weights, made.dout);
  t.close('dx', got[1], right.dx, { mistakes: preDxMistakes(made) });
  for (const name of PRE_GRADIENTS) {
    t.close(`grads.${name}`, part(t, 'grads', got[2], name, FORM), right.grads[name], {
      mistakes: preGradMistakes(name, made),
    });
  }
}

export const pre_activation_block = defineExercise({
  name: 'pre_activation_block',
  topic: 'deep_nets',
  lab: 8,
  params: ['x', 'params', 'dout'],
  returns: ['out', 'dx', 'grads'],
  dependsOn: [
    'affine_forward',
    'affine_backward',
    'relu_forward',
    'relu_backward',
    'layernorm_forward',
    'layernorm_backward',
  ],
  hints: [
    'Forward: three of your own layers in the order that the formula has from the inside out, then the sum. Keep the three caches.',
    'Backward: the same three, the last one first. dout goes into the branch’s end and also past it.',
    'affine_backward(dout, …), relu_backward(dh, …), layernorm_backward(dn, …); dx is dout.add(dbranch), and the gradients go into { gamma, beta, W, b }.',
  ],
  checks: [
    {
      id: 'out',
      title: 'out: norm, relu, affine in the branch, and x itself past it',
      points: 1,
      async run(student, t) {
        const made = drawPreBlock(t);
        const [out] = await askPre(student, made);
        closePreOut(t, out, made);
      },
    },
    {
      id: 'gradients',
      title: 'dx and the gradients of gamma, beta, W and b',
      points: 2,
      core: false,
      async run(student, t) {
        const made = drawPreBlock(t);
        closePreGradients(t, await askPre(student, made), made);
      },
    },
  ],
});
