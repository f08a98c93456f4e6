import { answersTo, type Mutant, type Variant } from '../mutant.js';

const range = answersTo('learning_rate_range_test');
const log = answersTo('sample_log_uniform');

export const mutants: Mutant[] = [
  range.wrong(
    'a straight scale',
    [['low * (high / low) ** (i / (count - 1))', 'low + ((high - low) * i) / (count - 1)']],
    /grow by the same step/,
  ),
  range.wrong(
    'high is never reached',
    [['i / (count - 1)', 'i / count']],
    /last rate must be high/,
  ),
  range.wrong('not corrected', [['m / (1 - smooth ** (i + 1))', 'm']], /not corrected/),
  range.wrong(
    'one step behind',
    [['smooth ** (i + 1)', 'smooth ** i']],
    /one step behind|rates has shape \(0,\)/,
  ),
  range.wrong(
    'the weights swapped',
    [['smooth * m + (1 - smooth) * step(rate)', '(1 - smooth) * m + smooth * step(rate)']],
    /expected/,
  ),
  range.wrong(
    'not smoothed',
    [['m = smooth * m + (1 - smooth) * step(rate)', 'm = step(rate) * (1 - smooth ** (i + 1))']],
    /not smoothed/,
  ),
  range.wrong('never ends', [['if (!(mean < 4 * lowest)) break;', '']], /never ends|no number/),
  range.wrong(
    'NaN goes on',
    [['if (!(mean < 4 * lowest)) break;', 'if (mean >= 4 * lowest) break;']],
    /NaN does not end the test|no number/,
  ),
  range.wrong('ends when it rises', [['4 * lowest', 'lowest']], /as soon as the loss rises/),
  range.wrong('ends at twice', [['4 * lowest', '2 * lowest']], /at 4 times/),
  range.wrong('the best rate itself', [['best / 10', 'best']], /a tenth of it/),
  range.wrong(
    'the last rate',
    [['best / 10', '(rates.at(-1) ?? low) / 10']],
    /tenth of the last rate/,
  ),
  range.wrong('the lowest loss', [['best / 10', 'lowest']], /is the lowest loss/),
  range.wrong(
    'keeps the step that broke',
    `
      const rates: number[] = [];
      const losses: number[] = [];
      let [m, lowest, best] = [0, Infinity, low];
      for (let i = 0; i < count; i++) {
        const rate = low * (high / low) ** (i / (count - 1));
        m = smooth * m + (1 - smooth) * step(rate);
        const mean = m / (1 - smooth ** (i + 1));
        rates.push(rate);
        losses.push(mean);
        if (!(mean < 4 * lowest)) break;
        if (mean < lowest) [lowest, best] = [mean, rate];
      }
      return [rates, losses, best / 10];`,
    /still in the lists|no number/,
  ),
  range.wrong(
    'two steps with each rate',
    [['const mean =', 'step(rate);\n    const mean =']],
    /expected|step was called/,
  ),

  log.wrong(
    'uniform',
    'return new RandomState(seed).uniform(low, high, count);',
    /that is uniform/,
  ),
  log.wrong(
    'two bases',
    [['Math.log(low), Math.log(high)', 'Math.log10(low), Math.log10(high)']],
    /base 10 and what raises it/,
  ),
  log.wrong(
    'the logarithms',
    'return new RandomState(seed).uniform(Math.log(low), Math.log(high), count);',
    /0 or below|lie outside|evenly/,
  ),
  log.wrong('a fixed seed', [['new RandomState(seed)', 'new RandomState(0)']], /different seeds/),
  log.wrong(
    'no seed',
    [['new RandomState(seed)', 'new RandomState(Math.floor(1e6 * Math.random()))']],
    /same seed|different/,
  ),
  log.wrong(
    '0 is no seed',
    [['new RandomState(seed)', 'new RandomState(seed || 1)']],
    /different seeds/,
  ),
  log.wrong(
    'a grid',
    `
      const x = new RandomState(seed).uniform(0, 1, count);
      for (let i = 0; i < count; i++) x.set(low * (high / low) ** ((i + x.at(i)) / count), i);
      return x;`,
    /hang together/,
  ),
  log.wrong(
    'one number',
    'return exp(new RandomState(seed).uniform(Math.log(low), Math.log(high), 1));',
    /shape/,
  ),
  log.wrong(
    'whole decades only',
    `
      const x = new RandomState(seed).uniform(Math.log10(low), Math.log10(high), count);
      for (let i = 0; i < count; i++) x.set(10 ** Math.round(x.at(i)), i);
      return x;`,
    /numbers come again|evenly/,
  ),
];

export const variants: Variant[] = [
  range.right(
    'a rate that grows',
    `
      const factor = Math.exp(Math.log(high / low) / (count - 1));
      const out: [number, number][] = [];
      let [rate, running, share] = [low, 0, 0];
      for (let made = 0; made < count; made++) {
        const loss = step(rate);
        running += (1 - smooth) * (loss - running);
        share = 1 - smooth ** (made + 1);
        const now = running / share;
        if (Number.isNaN(now) || now === Infinity) break;
        if (out.some(([, seen]) => now >= 4 * seen)) break;
        out.push([rate, now]);
        rate *= factor;
      }
      let best = 0;
      for (let i = 1; i < out.length; i++) if (out[i][1] < out[best][1]) best = i;
      return [out.map(([r]) => r), out.map(([, l]) => l), (out.length > 0 ? out[best][0] : low) / 10];`,
  ),
  range.right(
    'logarithms',
    `
      const [a, b] = [Math.log10(low), Math.log10(high)];
      const [rates, losses]: number[][] = [[], []];
      let m = 0;
      for (let i = 1; i <= count; i++) {
        const rate = 10 ** (a + ((b - a) * (i - 1)) / (count - 1));
        m = smooth * m + step(rate) * (1 - smooth);
        const mean = m / (1 - Math.pow(smooth, i));
        const bound = 4 * Math.min(Infinity, ...losses);
        if (!(mean < bound)) return [rates, losses, (rates[losses.indexOf(Math.min(...losses))] ?? low) / 10];
        rates.push(rate);
        losses.push(mean);
      }
      return [rates, losses, rates[losses.indexOf(Math.min(...losses))] / 10];`,
  ),
  log.right(
    'powers of ten',
    `
      const drawn = new RandomState(seed).uniform(Math.log10(low), Math.log10(high), count);
      for (let i = 0; i < count; i++) drawn.set(10 ** drawn.at(i), i);
      return drawn;`,
  ),
  log.right(
    'one at a time',
    `
      const rng = new RandomState(seed);
      const out = rng.uniform(0, 1, count);
      const again = new RandomState(seed + 7);
      for (let i = 0; i < count; i++) out.set(low * (high / low) ** again.rand(), i);
      return out;`,
  ),
];
