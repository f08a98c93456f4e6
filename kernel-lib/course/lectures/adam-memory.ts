import { adafactor, adam, adam_8bit, stateBytes } from 'kernel-lib/optim';
import { RandomState } from 'kernel-lib/random';
import type { LectureNumber } from './number.js';

export const adamMemory: LectureNumber = {
  id: 'adam-memory',
  lecture: 'L0',
  what: 'weights and memory of Adam, in sizes of the weights; a float32 matrix 64 × 128',
  printed: '3',
  recompute() {
    const random = new RandomState(0);
    const [w, dw] = [random.randn(64, 128), random.randn(64, 128)].map((x) => x.astype('float32'));
    if (!w || !dw) throw new Error('adam-memory: no weights');
    const size = (rule: typeof adam) => 1 + stateBytes(rule(w, dw)[1]) / stateBytes(w);
    return {
      ours: String(size(adam)),
      agree: size(adam) === 3,
      note: `with Adafactor ${size(adafactor).toFixed(2)}, with 8-bit Adam ${size(adam_8bit).toFixed(2)}`,
    };
  },
};
