import { expect, test } from 'vitest';
import { gradeTexts, solutions } from './support.js';

const layers = solutions['layers.ts'] ?? '';
const spoiled = layers
  .replace('export function affine_forward', 'let used = false;\nexport function affine_forward')
  .replace('const N = x.shape[0]', 'used = true;\n  const N = x.shape[0]')
  .replace(
    /(export function relu_forward[\s\S]*?\/\/ BEGIN SOLUTION\n)/,
    '$1  if (used) throw new Error("spoiled");\n',
  );

// Exercises of one file share a child; a verdict against a student never comes from there.
test('an exercise that spoils the next one costs only those that call both', async () => {
  expect(spoiled.match(/used/g)).toHaveLength(3);
  const report = await gradeTexts({ 'layers.ts': spoiled }, { only: 'layers' });
  const lost = report.exercises.filter(({ status }) => status !== 'passed');
  expect(lost.map(({ name }) => name)).toEqual(['affine_relu_forward', 'affine_relu_backward']);
});

test('an exercise after a wrong one is judged as if it were alone', async () => {
  const wrong = layers.replace('.add(b)', '.sub(b)');
  expect(wrong).not.toBe(layers);
  const together = await gradeTexts({ 'layers.ts': wrong }, { only: 'layers' });
  for (const exercise of together.exercises) {
    const alone = await gradeTexts({ 'layers.ts': wrong }, { only: exercise.name });
    const plain = { ...exercise, seconds: 0, output: '' };
    expect({ ...alone.exercises[0], seconds: 0, output: '' }).toEqual(plain);
  }
});

test('a file that is too much for the compiler costs its own exercises only', async () => {
  const texts = { ...solutions, 'layers.ts': '('.repeat(100_000) };
  const report = await gradeTexts(texts, { only: ['relu_forward', 'one_hot'] });
  expect(report.faults).toBe(0);
  expect(report.exercises.map(({ status }) => status).sort()).toEqual(['error', 'passed']);
  expect(report.exercises.find(({ name }) => name === 'relu_forward')?.message).toMatch(
    /too deeply/,
  );
});
