import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../../kernel-lib/grader/files/pythonJson.js';
import { expectGrowth } from '../attacks/growth.js';

/* What Python's json.dumps writes by default, NaN and Infinity too. */

test.each<[string, unknown]>([
  ['[NaN, Infinity, -Infinity, 1]', [null, null, null, 1]],
  ['{"NaN": NaN, "a\\"NaN": "-Infinity"}', { NaN: null, 'a"NaN': '-Infinity' }],
  ['{"a\\\\": NaN, "b": "\\\\\\"NaN"}', { 'a\\': null, b: '\\"NaN' }],
  ['NaN', null],
])('%s', (text, value) => expect(parseJson(text)).toEqual(value));

test('any value is read as it is, and with NaN put anywhere between', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      const python = `[${text},NaN,${JSON.stringify(`${text}\\"NaN`)},-Infinity]`;
      expect(parseJson(python)).toEqual([JSON.parse(text), null, `${text}\\"NaN`, null]);
    }),
    { numRuns: 500, seed: 7 },
  );
});

test.each(['[NaN', '{NaN: 1}', '"NaN', 'NaNNaN', '[1NaN]'])('%s is refused', (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});

test('in a time in proportion to its length', () => {
  for (const unit of ['"', '\\', '\\"', '"\\', 'NaN,', '"a",', '-Infinity"']) {
    expectGrowth(
      (size) => {
        const text = `[NaN,"${unit.repeat(size / unit.length)}`;
        return () => expect(() => parseJson(text)).toThrow(SyntaxError);
      },
      400_000,
      JSON.stringify(unit),
    );
  }
});
