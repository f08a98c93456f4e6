import { answersTo, type Mutant, type Variant } from '../mutant.js';

const doctor = answersTo('gradient_doctor');

const RATIO = 'length_of(dW) / length_of(W)';
const SATURATED = 'greater(h.abs(), 0.99).mean() > 0.5';
const DEAD = 'greater(h, 0).sum(0).equal(0).mean() > 0.5';

export const doctorMutants: Mutant[] = [
  doctor.wrong(
    'dW by itself',
    [[RATIO, 'length_of(dW)']],
    /compare it with the length of W|looked at by itself/,
  ),
  doctor.wrong(
    'the other way round',
    [[RATIO, 'length_of(W) / length_of(dW)']],
    /W is divided by dW/,
  ),
  doctor.wrong(
    'squares',
    [[RATIO, 'dW.mul(dW).sum() / W.mul(W).sum()']],
    /squared|border|expected/,
  ),
  doctor.wrong(
    'largest elements',
    [[RATIO, 'dW.abs().max() / W.abs().max()']],
    /largest elements|expected/,
  ),
  doctor.wrong('exactly zero', [['ratio < 1e-8', 'ratio === 0']], /exactly 0 counts/),
  doctor.wrong('a small gradient is zero', [['ratio < 1e-8', 'ratio < 0.05']], /./),
  doctor.wrong(
    'explodes at once',
    [['ratio > 100', 'ratio > 1']],
    /exploding begins at 100|expected/,
  ),
  doctor.wrong(
    'explodes late',
    [['ratio > 100', 'ratio > 1000']],
    /exploding begins at 100|expected/,
  ),
  doctor.wrong(
    'one end only',
    [[SATURATED, 'greater(h, 0.99).mean() > 0.5']],
    /-1 is an end of tanh/,
  ),
  doctor.wrong(
    'a single saturated number',
    [[SATURATED, 'h.abs().max() > 0.99']],
    /one is not enough/,
  ),
  doctor.wrong(
    'all of them saturated',
    [[SATURATED, 'h.abs().min() > 0.99']],
    /not for all of them/,
  ),
  doctor.wrong(
    'dead counts zeros',
    [[DEAD, 'h.equal(0).mean() > 0.5']],
    /dead counts zeros|expected/,
  ),
  doctor.wrong(
    'dead counts examples',
    [[DEAD, 'greater(h, 0).sum(1).equal(0).mean() > 0.5']],
    /columns of h|expected/,
  ),
  doctor.wrong(
    'one dead unit',
    [[DEAD, 'greater(h, 0).sum(0).min() === 0']],
    /one dead unit is not enough/,
  ),
  doctor.wrong('all units dead', [[DEAD, 'h.max() === 0']], /not all of them/),
  doctor.wrong(
    'whatever the activation',
    [
      ["activation === 'tanh' && ", ''],
      ["activation === 'relu' && ", ''],
    ],
    /saturated is of tanh|expected/,
  ),
  doctor.wrong('NaN by ===', [['Number.isNaN(v)', 'v === NaN']], /NaN is not found|expected/),
  doctor.wrong('h only', [['[...h.data, ...dW.data]', '[...h.data]']], /dW is not looked through/),
  doctor.wrong('dW only', [['[...h.data, ...dW.data]', '[...dW.data]']], /h is not looked through/),
  doctor.wrong('plus only', [['!Number.isFinite(v)', 'v === Infinity']], /-Infinity is infinite/),
  doctor.wrong(
    'the first finding only',
    [['return found;', 'return found.slice(0, 1);']],
    /only the first finding/,
  ),
  doctor.wrong(
    'a text',
    [['return found;', 'return found.join() as never;']],
    /expected a list of names/,
  ),
  doctor.wrong(
    'another name',
    [["found.push('zero')", "found.push('vanishing' as never)"]],
    /'vanishing' is no finding/,
  ),
  doctor.wrong('twice', [['return found;', 'return [...found, ...found];']], /more than once/),
  doctor.wrong('undefined', [['return found;', 'return undefined as never;']], /is undefined/),
];

export const doctorVariants: Variant[] = [
  doctor.right(
    'in another order',
    `const all = Array.from(h.data).concat(Array.from(dW.data));
    if (all.some((v) => v !== v)) return ['NaN'];
    if (all.includes(Infinity) || all.includes(-Infinity)) return ['Inf'];
    const dead = h.max(0).data.filter((v) => v === 0).length / h.shape[1];
    const ends = Array.from(h.data).filter((v) => Math.abs(v) > 0.99).length / h.size;
    const findings: Finding[] = [];
    if (activation === 'relu' && dead > 0.5) findings.push('dead');
    if (activation === 'tanh' && ends > 0.5) findings.push('saturated');
    if (length_of(dW) < 1e-8 * length_of(W)) findings.push('zero');
    if (length_of(dW) > 100 * length_of(W)) findings.push('exploding');
    return findings;`,
  ),
  doctor.right(
    'with a table',
    `const flat = [...h.data, ...dW.data];
    if (flat.some(Number.isNaN)) return ['NaN'];
    if (!flat.every(Number.isFinite)) return ['Inf'];
    const ratio = length_of(dW) / length_of(W);
    const table: [Finding, boolean][] = [
      ['exploding', ratio > 100],
      ['zero', ratio < 1e-8],
      ['saturated', activation === 'tanh' && h.abs().greater(0.99).mean() > 0.5],
      ['dead', activation === 'relu' && h.max(0).equal(0).mean() > 0.5],
    ];
    return table.filter(([, is]) => is).map(([name]) => name);`,
  ),
];
