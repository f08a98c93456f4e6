import type { Mistake } from 'chainrule-grader/checks';
import type { Tensor } from 'kernel-lib/tensor';

/** What is often put in place of a setting that is left out. */
const USUAL = [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 0.5, 1];
const ZERO =
  'a reg of 0 is taken for one that is left out: reg || … does that; 0 means no regularisation';

/** A reg of 0 that became another one: `wrong` tells what comes out with that. */
export function zeroTaken(reg: number, wrong: (other: number) => Tensor | number): Mistake[] {
  return reg === 0 ? USUAL.map((other) => ({ say: ZERO, when: () => wrong(other) })) : [];
}

/** What goes wrong where reg · W is added to the gradient of a weight, called `name` in messages. */
export function penaltyGradientMistakes(
  name: string,
  { plain, weight, reg, N }: { plain: Tensor; weight: Tensor; reg: number; N: number },
): Mistake[] {
  const term = weight.mul(reg);
  return [
    {
      say: `the regularisation is missing from the gradient: add reg · ${name}`,
      when: () => plain,
    },
    {
      say: 'the regularisation term is twice what it should be: the derivative of W²/2 is W',
      when: () => plain.add(term.mul(2)),
    },
    {
      say: 'the regularisation term is half of what it should be: the derivative of W²/2 is W',
      when: () => plain.add(term.div(2)),
    },
    {
      say: 'the regularisation is divided by the batch size: it is not part of the mean',
      when: () => plain.add(term.div(N)),
    },
    { say: 'the regularisation is subtracted: add it', when: () => plain.sub(term) },
    {
      say: 'only the regularisation is there: the gradient of the data is missing',
      when: () => term,
    },
    { say: `it is ${name} itself: return the gradients`, when: () => weight },
    {
      say: 'the gradient of the data is divided by N once more: softmax_loss has done so',
      when: () => plain.div(N).add(term),
    },
    ...zeroTaken(reg, (other) => plain.add(weight.mul(other))),
  ];
}
