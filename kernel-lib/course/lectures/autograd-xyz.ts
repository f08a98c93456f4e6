import { Variable } from 'kernel-lib/autograd';
import type { LectureNumber } from './number.js';

export const autogradXyz: LectureNumber = {
  id: 'autograd-xyz',
  lecture: 'L2',
  what: 'gradients of f(x, y, z) = (x + y) z at x = -2, y = 5, z = -4, by backward()',
  printed: '-4, -4, 3',
  recompute() {
    const [x, y, z] = [new Variable(-2), new Variable(5), new Variable(-4)];
    x.add(y).mul(z).backward();
    const ours = [x, y, z].map((v) => v.grad?.item()).join(', ');
    return { ours, agree: ours === '-4, -4, 3' };
  },
};
