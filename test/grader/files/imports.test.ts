import { expect, test } from 'vitest';
import { importsIn, specifiersIn } from '../../../kernel-lib/grader/files/imports.js';

test.each([
  ["import './a.js';"],
  ["import a from './a.js';"],
  ["import a, * as b from './a.js';"],
  ["import { type A, b } from './a.js';"],
  ["import type { A } from './a.js';"],
  ["export { a } from './a.js';"],
  ["export * from './a.js';"],
  ["export * as a from './a.js';"],
  ["export type * as a from './a.js';"],
  ["const a = await import('./a.js');"],
  ["type A = import('./a.js').A;"],
])('%s imports', (text) => {
  expect(specifiersIn(`${text}\nexport const text = "import './b.js'";\n`)).toEqual(['./a.js']);
});

test('a package is not a file beside', () => {
  expect(importsIn("import 'vitest'; import '../a.js';")).toEqual(['../a.js']);
});
