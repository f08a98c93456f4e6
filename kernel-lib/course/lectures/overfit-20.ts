import { FullyConnectedNet } from 'kernel-lib/nets';
import { accuracy } from 'kernel-lib/train';
import { bandText, type LectureNumber } from './number.js';
import { LECTURE_NET, pictures } from './pictures.js';

/** Trains the lecture's net on 20 pictures: 200 epochs of plain descent with rate 1e-3. */
export function sampleOverfit(seed: number): { cost: number; accuracy: number } {
  const [X, y] = pictures(20, seed);
  const net = new FullyConnectedNet({ ...LECTURE_NET, seed });
  let cost = Number.NaN;
  for (let epoch = 0; epoch < 200; epoch++) {
    const [loss, grads] = net.loss(X, y);
    cost = loss;
    for (const [name, grad] of Object.entries(grads)) net.params[name]?.sub_(grad.mul_(1e-3));
  }
  return { cost, accuracy: accuracy(net.loss(X), y) };
}

export const overfit20: LectureNumber = {
  id: 'overfit-20',
  lecture: 'L1',
  what: '20 examples, 200 epochs, rate 1e-3: last cost, train accuracy',
  printed: '0.0026, 1.0',
  recompute() {
    const { cost, accuracy } = sampleOverfit(0);
    return {
      ours: `${cost.toFixed(4)}, ${accuracy.toFixed(1)}`,
      // The photographs are not ours: the same thing must happen, not the same fourth digit.
      agree: accuracy === 1 && cost < 0.01,
      band: bandText(0.004, 0.0066, 4, 'smallest and largest of 40 seeds, all with accuracy 1'),
      note: 'generated pictures instead of photographs; agrees when all 20 are right and the cost is under 0.01',
    };
  },
};
