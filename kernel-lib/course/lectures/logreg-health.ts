import type { LectureNumber } from './number.js';

/** exp of each score, and the probabilities. */
export function softmaxByHand(scores: readonly number[]): { powers: number[]; p: number[] } {
  const powers = scores.map(Math.exp);
  const sum = powers.reduce((a, b) => a + b);
  return { powers, p: powers.map((power) => power / sum) };
}

export const logregHealth: LectureNumber = {
  id: 'logreg-health',
  lecture: 'L3',
  what: 'scores 2.2, 3.1, -0.6: exp, probabilities, log P',
  printed: '6.05 22.2 0.55; 0.21 0.77 0.02; -1.56',
  recompute() {
    const text = ({ powers, p }: ReturnType<typeof softmaxByHand>) =>
      `${powers.map((v) => v.toFixed(v < 10 ? 2 : 1)).join(' ')}; ` +
      `${p.map((v) => v.toFixed(2)).join(' ')}; ${Math.log(p[0] ?? Number.NaN).toFixed(2)}`;
    const ours = text(softmaxByHand([2.2, 3.1, -0.6]));
    const slip = text(softmaxByHand([1.8, 3.1, -0.6]));
    return {
      ours,
      agree: ours === this.printed,
      note: `a slip on the slide: 6.05 is exp(1.8); with a score of 1.8 we get ${slip}`,
    };
  },
};
