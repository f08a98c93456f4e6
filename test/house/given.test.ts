import { readdirSync, readFileSync } from 'node:fs';
import { makeStub, readLabs } from 'chainrule-workshop/authoring';
import { describe, expect, test } from 'vitest';
import { EXCUSED, GENERAL } from './given/excused.js';
import { type Expression, product, textOf, within } from './given/expression.js';
import { isAmong, partsOf, weightOf } from './given/match.js';
import { formulasOf } from './given/program.js';
import { formulasIn } from './given/text.js';

/** So telling must a formula be, or it would be found everywhere. */
const TELLING = 4;

interface Task {
  readonly exercise: string;
  readonly topic: string;
  /** The formulas of the answer. */
  readonly patterns: readonly Expression[];
}

/** What of an answer a student is to find: its formulas and their parts, also without what comes from above. */
function patternsOf(source: string): Expression[] {
  const all = formulasOf(source)
    .flatMap(within)
    .flatMap((part) => [part, withoutUpstream(part)]);
  const telling = all.filter((part) => part.kind !== 'number' && weightOf(part) >= TELLING);
  return [...new Map(telling.map((part) => [textOf(part), part])).values()];
}

function withoutUpstream(part: Expression): Expression {
  if (part.kind !== 'product') return part;
  const own = part.parts.filter((one) => !(one.kind === 'name' && /^d[a-z_]*$/.test(one.name)));
  return own.length === 0 ? part : product(own);
}

/** The bodies between the marks, by exercise; of a class all its methods together. */
function tasksOf(topic: string): Task[] {
  const source = readFileSync(`solutions/${topic}.ts`, 'utf8');
  const pieces = source.split(/^(?=export (?:function|class) )/m).slice(1);
  return pieces.map((piece) => {
    const exercise = /^export (?:function|class) (\w+)/.exec(piece)?.[1] ?? '';
    const bodies = [...piece.matchAll(/BEGIN SOLUTION.*\n([\s\S]*?)\/\/ END SOLUTION/g)];
    const patterns = bodies.flatMap(([, body = '']) => patternsOf(`function f() {\n${body}\n}`));
    return { exercise, topic, patterns };
  });
}

const topics = readdirSync('solutions').map((file) => file.replace(/\.ts$/, ''));
const tasks = topics.flatMap(tasksOf);
const labs = readLabs('.').map(({ lab }) => lab);

/** The comments of a stub, which are the docstrings and the TODO lines. */
function commentsOf(topic: string): string[] {
  const path = `solutions/${topic}.ts`;
  const stub = makeStub(readFileSync(path, 'utf8'), path);
  const comments = stub.match(/\/\*\*[\s\S]*?\*\/|\/\/.*/g) ?? [];
  return comments.map((comment) => comment.replaceAll(/^\s*(\/\*\*|\*\/?|\/\/)/gm, ''));
}

/**
 * A gradient with something on its right side, or the next value of something: what no stub says, however
 * short it is.
 */
const EQUATION =
  /(?:(?<![\w\\(,])d\\?[A-Za-zα-ω]\w*(?:\[[^\]]*\])?|\bd\[[^\]]*\]|\bnext_\w+|\b\w+['′])\s*=(?![=>])[^\n]*/g;

/** What each lab shows before the check of an exercise: text and cells, no questions. */
const inLab = new Map<string, readonly Expression[]>();
for (const { blocks } of labs) {
  const shown: Expression[] = [];
  for (const block of blocks) {
    if (block.kind === 'check') inLab.set(block.exercise, [...shown]);
    if (block.kind === 'markdown') shown.push(...formulasIn(block.text));
    if (block.kind === 'code') shown.push(...formulasOf(block.text));
  }
}

const inStub = new Map(topics.map((topic) => [topic, commentsOf(topic).flatMap(formulasIn)]));

/** By exercise, the formulas of its answer that a student can read before she has written it. */
const given = new Map(
  tasks.map(({ exercise, topic, patterns }) => {
    const shown = partsOf([...(inStub.get(topic) ?? []), ...(inLab.get(exercise) ?? [])]);
    return [exercise, patterns.filter((pattern) => isAmong(shown, pattern)).map(textOf)] as const;
  }),
);

test.each(tasks)('$exercise: neither its stub nor its lab states the answer', ({ exercise }) => {
  const excused = EXCUSED[exercise]?.formulas ?? [];
  const found = given.get(exercise) ?? [];
  expect(excused === 'all' ? [] : found.filter((one) => !excused.includes(one))).toEqual([]);
});

const markdown = labs.flatMap(({ blocks }) =>
  blocks.flatMap((block) => (block.kind === 'markdown' ? [block.text] : [])),
);
const equations = [...topics.flatMap(commentsOf), ...markdown].flatMap(
  (text) => text.match(EQUATION) ?? [],
);

test('no stub and no lab gives a gradient or an update a right side', () => {
  const isGeneral = (one: string) => GENERAL.some(([begins]) => one.startsWith(begins));
  expect(equations.filter((one) => !isGeneral(one))).toEqual([]);
});

test('every excuse is needed', () => {
  const idle = Object.entries(EXCUSED).flatMap(([exercise, { formulas }]) => {
    const found = given.get(exercise) ?? [];
    if (formulas === 'all') return found.length === 0 ? [exercise] : [];
    return formulas.filter((one) => !found.includes(one)).map((one) => `${exercise}: ${one}`);
  });
  expect(idle).toEqual([]);
  const general = GENERAL.filter(([begins]) => !equations.some((one) => one.startsWith(begins)));
  expect(general).toEqual([]);
});

describe('a formula is found however it is written', () => {
  const isFound = (text: string, answer: string) => {
    const shown = partsOf([...formulasIn(text), ...formulasOf(text)]);
    return patternsOf(answer).some((pattern) => isAmong(shown, pattern));
  };
  const slope = 'const dx = dout.mul(out).mul(sub(1, out));';
  test.each([
    'dx = dout · σ(x) (1 - σ(x))',
    'x·(1−x)',
    'times x · (1 – x), which',
    "$$\\sigma'(x) = \\sigma(x)\\,(1 - \\sigma(x))$$",
    'both: σ, and x · σ(1 - σ).',
    's - s²: s (1 - s)',
    'const slope = sig.mul(ones(...x.shape).sub(sig));',
    'return (1 - f) * f',
  ])('%s', (text) => expect(isFound(text, slope)).toBe(true));

  test.each([
    'dx = dout · (1 - x)',
    'out = 1 / (1 + e⁻ˣ)',
    'x (1 - y)',
    'the slope is largest at 0',
  ])('and not in %s', (text) => expect(isFound(text, slope)).toBe(false));

  const normalised =
    'const dx = dxhat.sub(dxhat.mean(1, true)).sub(xhat.mul(dxhat.mul(xhat).mean(1, true))).div(std);';
  test.each([
    'dx = (dx̂ - mean(dx̂) - x̂ mean(dx̂ x̂)) / √(var + eps)',
    '$$dx = \\frac{1}{\\sqrt{\\mathrm{var} + \\varepsilon}} \\Big( d\\hat x - \\overline{d\\hat x} - \\hat x\\;\\overline{d\\hat x\\,\\hat x} \\Big)$$',
  ])('%s', (text) => expect(isFound(text, normalised)).toBe(true));
});
