import type { LectureNumber } from './number.js';

const CASES = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

/** y = a1·x1 - x2 + 2 tanh(x1 + x2) in the four cases. */
export function bentScores(a1: number): number[] {
  return CASES.map(([x1, x2]) => a1 * x1 - x2 + 2 * Math.tanh(x1 + x2));
}

export const xorTanh: LectureNumber = {
  id: 'xor-tanh',
  lecture: 'L3',
  what: 'y = -x1 - x2 + 2 tanh(x1 + x2) at 00, 01, 10, 11; with -2 x1: “not … good”',
  printed: '0 1 1 0; 0 1 0 0 (as signs)',
  recompute() {
    const xor = bentScores(-1);
    const notGood = bentScores(-2);
    const text = (scores: number[]) => scores.map((y) => y.toFixed(3)).join(' ');
    const ones = (scores: number[]) => scores.map((y) => Number(y > 0.25)).join('');
    return {
      ours: `${text(xor)}; ${text(notGood)}`,
      agree: ones(xor) === '0110' && ones(notGood) === '0100',
      note: 'a score above 0.25 counts as 1',
    };
  },
};
