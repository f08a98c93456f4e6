import type { LectureNumber } from './number.js';

/** The expected sum of terms that are each kept with probability p, by enumerating every mask. */
export function expectationOverMasks(terms: readonly number[], p: number): number {
  let expected = 0;
  for (let mask = 0; mask < 2 ** terms.length; mask++) {
    let probability = 1;
    let sum = 0;
    terms.forEach((term, i) => {
      const kept = (mask >> i) & 1;
      probability *= kept ? p : 1 - p;
      sum += kept * term;
    });
    expected += probability * sum;
  }
  return expected;
}

export const dropoutExpectation: LectureNumber = {
  id: 'dropout-expectation',
  lecture: 'L2',
  what: 'expectation of w1x1 + w2x2 over the four masks, p = 0.5',
  printed: '1/2 (w1x1 + w2x2)',
  recompute() {
    // Linear in the two terms, so two independent cases settle it.
    const [first, second] = [expectationOverMasks([1, 0], 0.5), expectationOverMasks([0, 1], 0.5)];
    const keep = expectationOverMasks([1, 0], 0.8).toFixed(1);
    const half = first === 0.5 && second === 0.5;
    return {
      ours: half ? '1/2 (w1x1 + w2x2)' : `${first} w1x1 + ${second} w2x2`,
      agree: half,
      note: `the factor is the probability of keeping (0.8 gives ${keep}), where the slide says "dropout probability"`,
    };
  },
};
