import { describe, expect, it } from 'vitest';
import { expandShorthand } from '../../kernel-lib/kernel/cells/shorthand.js';
import { loadTypeScript } from '../../kernel-lib/kernel/tslab.js';

const ts = loadTypeScript();
const EARLIER = `import { zeros } from 'kernel-lib';
import * as np from 'kernel-lib';
declare const q = 1;
declare let m: number, k: number;
declare function f(): void;
declare class C {
}
`;
const expand = (js: string) => expandShorthand(ts, js, EARLIER);

describe('short properties of variables from earlier cells', () => {
  it.each([
    ['({ q })', '({ q: exports.q })'],
    ['use({ m, x: 1, k })', 'use({ m: exports.m, x: 1, k: exports.k })'],
    [
      '({ zeros, np, f, C })',
      '({ zeros: exports.zeros, np: exports.np, f: exports.f, C: exports.C })',
    ],
    [
      'const g = () => ({ q, z: { q } });',
      'const g = () => ({ q: exports.q, z: { q: exports.q } });',
    ],
    ['({ q } = source)', '({ q: exports.q } = source)'],
    ['({ q = 2 } = source)', '({ q: exports.q = 2 } = source)'],
  ])('%s', (js, expected) => expect(expand(js)).toBe(expected));

  it.each([
    'const q = 2; ({ q })',
    'const { a, b: [q] } = source; ({ q })',
    'function g(q) { return { q }; }',
    'const g = ({ q }) => ({ q });',
    'for (const q of list) use({ q });',
    'try {} catch (q) { use({ q }); }',
    '{ class q {} use({ q }); }',
    '({ console, unknown })',
    'exports.q + 1',
  ])('leaves %s as it is', (js) => expect(expand(js)).toBe(js));
});
