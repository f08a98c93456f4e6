import {
  CheckView,
  check,
  DISPLAY,
  installNotebookHost,
  type MimeBundle,
} from 'chainrule-course/notebook';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCatalog, warmSteps } from '../../kernel-lib/course/index.js';
import { affectedBy } from '../../kernel-lib/grader/index.js';
import { sample } from './sample.js';

const shown: MimeBundle[] = [];

beforeAll(() => {
  installNotebookHost({
    display: (bundle) => void shown.push(bundle),
    clearOutput: () => {},
    breathe: () => Promise.resolve(),
  });
});
afterAll(() => {
  Reflect.deleteProperty(globalThis, Symbol.for('chainrule.notebookHost'));
});

test('check() shows one table for an exercise, hidden checks are only counted', async () => {
  await expect(check('affine_forward', { seed: 1 })).resolves.toBeUndefined();
  const [bundle] = shown.splice(0);
  expect(bundle?.['text/plain']).toMatch(
    /^. affine_forward: \d of 3 points here\. 1 hidden point is graded later\./,
  );
  expect(bundle?.['text/html']).toContain('<code>affine_forward</code>');
});

test('what is loaded ahead of the first check is there to load', async () => {
  for (const step of warmSteps()) await Promise.resolve(step());
  expect(warmSteps().length).toBeGreaterThan(0);
});

test('check() of an unknown name is one friendly line', async () => {
  await check('sofmax_loss');
  const [bundle] = shown.splice(0);
  expect(bundle?.['text/plain']).toBe(
    'There is no exercise sofmax_loss. Did you mean softmax_loss?',
  );
});

test('what a student wrote is text in the table, not markup', () => {
  const html = String(new CheckView(sample)[DISPLAY]()['text/html']);
  expect(html).not.toContain('<b>&</b>');
  expect(html).toContain('&lt;b&gt;&amp;&lt;/b&gt;');
});

test('a saved file affects its own exercises and those that build on them', async () => {
  const { exercises } = await loadCatalog();
  const names = (topic: string) => affectedBy([topic], exercises).map(({ name }) => name);
  expect(names('warmup')).toEqual(['standardize', 'one_hot', 'mean_squared_error']);
  expect(names('losses')).toEqual([
    'svm_loss',
    'softmax_loss',
    'two_layer_net',
    'fully_connected_net',
    'residual_net',
  ]);
});
