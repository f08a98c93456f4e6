import { describe, expect, test } from 'vitest';
import { gradeTexts, solutions } from './support.js';

/* A right answer is right in whatever form it is exported, in its file and in files that import it. */

const layers = solutions['layers.ts'] ?? '';
const names = [...layers.matchAll(/^export function (\w+)/gm)].map(([, name]) => name as string);
const local = layers.replace(/^export function/gm, 'function');
const renamed = names.reduce(
  (text, name) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${name}_`),
  local,
);
const all = names.join(', ');

describe('full marks for two_layer_net and its layers', () => {
  test.each<[string, string]>([
    ['export { … }', `${local}\nexport { ${all} };`],
    [
      'export { a as b }',
      `${renamed}\nexport { ${names.map((n) => `${n}_ as ${n}`).join(', ')} };`,
    ],
    [
      'an object that is taken apart',
      `${renamed}\nexport const { ${all} } = { ${names.map((n) => `${n}: ${n}_`).join(', ')} };`,
    ],
    [
      'a nested object and a list',
      `${renamed}\nexport const { a: [${names[0]}], ...rest } = { a: [${names[0]}_] };
       export let { ${names.slice(1).join(', ')} } = { ${names
         .slice(1)
         .map((n) => `${n}: ${n}_`)
         .join(', ')} };`,
    ],
    [
      'one export let each',
      `${renamed}\n${names.map((n) => `export let ${n} = ${n}_;`).join('\n')}`,
    ],
    ['a default beside the names', `${layers}\nexport default { ${names[0]} };`],
    ['types beside the names', `${layers}\nexport type Cache = Tensor[]; export enum Kind { a }`],
  ])('%s', async (_, text) => {
    const report = await gradeTexts(
      { ...solutions, 'layers.ts': text },
      { only: ['affine_forward', 'relu_backward', 'two_layer_net'] },
    );
    expect(report).toMatchObject({ score: report.max_score, faults: 0 });
  });
});

test('what is not exported says so in the file that imports it, though it is declared there', async () => {
  const text = layers.replace(
    'export function affine_relu_forward',
    'function affine_relu_forward',
  );
  const texts = { ...solutions, 'layers.ts': text };
  const report = await gradeTexts(texts, { only: ['affine_forward', 'two_layer_net'] });
  const [affine, net] = report.exercises;
  expect(affine).toMatchObject({ status: 'passed' });
  expect(net?.checks.map(({ diagnosis, message }) => `${message} ${diagnosis}`).join()).toMatch(
    /layers\.ts does not export affine_relu_forward: write export before function/,
  );
  expect(report.faults).toBe(0);
});

test.each([
  [
    'a default export alone is told what to leave out',
    layers.replace('export function relu_forward', 'export default function relu_forward'),
  ],
  [
    'a list of defaults too',
    `${layers.replace('export function relu_forward', 'function relu_forward')}
     export { relu_forward as default };`,
  ],
])('%s', async (_, text) => {
  const report = await gradeTexts({ ...solutions, 'layers.ts': text }, { only: 'relu_forward' });
  const [relu] = report.exercises;
  expect(relu?.message ?? relu?.checks[0]?.message).toMatch(
    /exports relu_forward as its default: leave out the word default$/,
  );
});

test('a default of something else, and very many spaces, are not taken for it', async () => {
  const text = `${layers.replace('export function relu_forward', 'function relu_forward')}
    export default ${' '.repeat(300_000)} 0;`;
  const report = await gradeTexts({ ...solutions, 'layers.ts': text }, { only: 'relu_forward' });
  expect(report.exercises[0]?.checks[0]?.message).toMatch(
    /does not export relu_forward: write export before function$/,
  );
});

test('a file of an earlier edition: what nobody asks for any more is left alone, what is new is missing', async () => {
  const now = solutions['activations.ts'] ?? '';
  const text = `${now.replace('export function gradient_sizes', 'function sizes')}
export function swish_forward(x: Tensor): [Tensor, Tensor[]] {
  const [s] = sigmoid_forward(x);
  return [x.mul(s), [x, s]];
}
export function elu_forward(x: Tensor): [Tensor, Tensor[]] {
  throw new Error('elu_forward is not written yet');
}`;
  const only = ['sigmoid_backward', 'gradient_sizes'];
  const report = await gradeTexts({ ...solutions, 'activations.ts': text }, { only });
  const of = (name: string) => report.exercises.find((exercise) => exercise.name === name);
  expect(of('sigmoid_backward')?.status).toBe('passed');
  expect(of('gradient_sizes')?.score).toBe(0);
  expect(report.faults).toBe(0);
});
