import { oneBuffer } from '../buffers.js';
import { answersTo, type Mutant, type Variant } from '../mutant.js';

const { wrong, right } = answersTo('activation_histogram');

const BIN = 'Math.floor((bins * (v - low)) / (high - low))';
const PLACE = 'Math.min(Math.max(bin, 0), bins - 1)';
const ADD = 'shares.set(shares.at(place) + 1 / h.size, place);';

export const mutants: Mutant[] = [
  oneBuffer('activation_histogram'),
  wrong('counts', [['+ 1 / h.size', '+ 1']], /it holds counts/),
  wrong('a share of the rows', [['1 / h.size', '1 / h.shape[0]']], /number of rows/),
  wrong(
    'what is outside is lost',
    [[ADD, `if (bin === place) ${ADD}`]],
    /outside low and high is lost/,
  ),
  wrong(
    'what is outside is no part of it',
    [
      [ADD, `if (bin === place) ${ADD}`],
      ['return shares;', 'return shares.div(shares.sum());'],
    ],
    /also of the total/,
  ),
  wrong('what is above is lost', [[ADD, `if (bin <= place) ${ADD}`]], /above high is lost/),
  wrong('what is below is lost', [[ADD, `if (bin >= place) ${ADD}`]], /below low is lost/),
  wrong('one bin more', [[PLACE, 'Math.min(Math.max(bin, 0), bins)']], /./),
  wrong('first bin missing', [[PLACE, 'Math.min(Math.max(bin, 1), bins - 1)']], /shares\[|is 0/),
  wrong('rounded', [['Math.floor(', 'Math.round(']], /nearest border/),
  wrong('rounded up', [['Math.floor(', 'Math.ceil(']], /one bin too high/),
  wrong(
    'rounded up, less one',
    [[BIN, `Math.ceil((bins * (v - low)) / (high - low)) - 1`]],
    /belongs to the upper one/,
  ),
  wrong(
    'cut towards 0',
    [
      ['Math.floor(', 'Math.trunc('],
      [PLACE, 'bin < 0 ? bins - 1 : Math.min(bin, bins - 1)'],
    ],
    /shares\[/,
  ),
  wrong('low forgotten', [['(v - low)', 'v']], /low is not subtracted/),
  wrong('bins less one', [['bins * (v', '(bins - 1) * (v']], /not bins - 1/),
  wrong(
    'density',
    [['return shares;', 'return shares.mul(bins / (high - low));']],
    /as a density is/,
  ),
  wrong(
    'of the largest',
    [['return shares;', 'return shares.div(shares.max());']],
    /divided by the largest/,
  ),
  wrong(
    'upside down',
    [
      [`+ 1 / h.size, place)`, `+ 1 / h.size, bins - 1 - place)`],
      ['shares.at(place)', 'shares.at(bins - 1 - place)'],
    ],
    /begins with the highest/,
  ),
  wrong(
    'the range of the numbers',
    [['const shares', 'low = h.min(); high = h.max(); const shares']],
    /from the least to the largest/,
  ),
  wrong(
    'added up from below',
    [
      [
        'return shares;',
        'for (let b = 1; b < bins; b++) shares.set(shares.at(b) + shares.at(b - 1), b); return shares;',
      ],
    ],
    /all that lies below/,
  ),
  wrong('nothing', 'return zeros(bins);', /is 0/),
  wrong(
    'a list',
    [['return shares;', 'return Array.from(shares.data) as never;']],
    /expected a Tensor/,
  ),
  wrong('changes h', [['return shares;', 'h.mul_(2); return shares;']], /input h/),
  wrong(
    'the first row only',
    [['of h.data', 'of h.reshape(h.shape[0], -1).slice(0).data']],
    /shares\[/,
  ),
];

export const variants: Variant[] = [
  right(
    'bin by bin, with comparisons',
    `const step = (high - low) / bins;
  const shares = zeros(bins);
  for (let b = 0; b < bins; b++) {
    const from = b === 0 ? -Infinity : low + b * step;
    const to = b === bins - 1 ? Infinity : low + (b + 1) * step;
    shares.set(h.greaterEqual(from).mul(h.less(to)).mean(), b);
  }
  return shares;`,
  ),
  right('the width of a bin first', [
    [BIN, 'Math.floor((v - low) / step)'],
    ['const shares', 'const step = (high - low) / bins; const shares'],
  ]),
  right('counts, divided at the end', [
    ['+ 1 / h.size', '+ 1'],
    ['return shares;', 'return shares.div(h.size);'],
  ]),
  right(
    'a list of counts',
    `const counts: number[] = Array(bins).fill(0);
  h.data.forEach((v: number) => {
    let b = Math.floor(((v - low) / (high - low)) * bins);
    if (b < 0) b = 0;
    if (b >= bins) b = bins - 1;
    counts[b] += 1;
  });
  const shares = zeros(bins);
  counts.forEach((count, b) => shares.set(count / h.size, b));
  return shares;`,
  ),
];
