import { classTimes } from '../figures/index.js';
import type { LectureNumber } from './number.js';

const CLASSES = [1000, 4000, 16_000];

export const hsoftmaxSpeedup: LectureNumber = {
  id: 'hsoftmax-speedup',
  lecture: 'L1',
  what: 'time of a softmax over a hierarchical softmax, loss and gradients',
  printed: '258x',
  timed: true,
  recompute() {
    const { classes, softmax, hierarchical } = classTimes({ classes: CLASSES });
    const times = classes.map((_, i) => (softmax[i] as number) / (hierarchical[i] as number));
    const text = classes.map((C, i) => `${times[i]?.toFixed(0)}x with ${C} classes`);
    return {
      ours: text.join(', '),
      agree: Math.max(...times) > 25.8 && Math.min(...times) < 2580,
      band: 'this machine, now; 32 examples, 64 hidden units',
      note: 'the factor grows with the number of classes, about C / log2 C operations: 258 belongs to one vocabulary on one machine. Agrees when ours is of its order of magnitude',
    };
  },
};
