import fc from 'fast-check';
import { Tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';
import { StudentError } from '../../../kernel-lib/grader/engine/errors.js';
import { judge } from '../../../kernel-lib/grader/engine/outcome.js';
import {
  ByteReader,
  ByteWriter,
  ProtocolError,
} from '../../../kernel-lib/grader/protocol/bytes.js';
import { decodeReply, encodeReply } from '../../../kernel-lib/grader/protocol/frames.js';
import { decodeValue, encodeValue, Opaque } from '../../../kernel-lib/grader/protocol/values.js';
import { changedSolutions, gradeTexts, solutions } from '../support.js';
import { expectGrowth } from './growth.js';

/* What a function returns: no number, shape, list or text of it makes the grader work without end. */

const nonce = new Uint8Array(16).fill(9);

/** Bytes of a tensor with any extents at all, as a child that no longer is ours could send them. */
function tensorBytes(extents: readonly number[], numbers: number): Uint8Array {
  const writer = new ByteWriter();
  writer.u8(9);
  writer.string('float64');
  writer.u32(extents.length);
  for (const extent of extents) writer.f64(extent);
  writer.u8(10);
  writer.u8(0);
  writer.u32(8 * numbers);
  writer.raw(new Uint8Array(8 * numbers));
  return writer.finish();
}

describe('a tensor is read only if its extents are bounded', () => {
  const extent = fc.oneof(
    fc.constantFrom(0, 1, 2, 2 ** 31, 2 ** 32, 2 ** 53, 9e15, 1e300, -1, -0, 0.5, NaN, Infinity),
    fc.integer({ min: 0, max: 4_000_000 }),
    fc.double(),
  );

  test('whatever the extents are', () => {
    fc.assert(
      fc.property(
        fc.array(extent, { maxLength: 40 }),
        fc.integer({ min: 0, max: 8 }),
        (shape, numbers) => {
          let read: unknown;
          try {
            read = decodeValue(new ByteReader(tensorBytes(shape, numbers)));
          } catch (error) {
            expect(error).toBeInstanceOf(ProtocolError);
            return;
          }
          const { shape: found } = read as Tensor;
          expect(found.length).toBeLessThanOrEqual(16);
          const loops = found.reduce((product, one) => product * Math.max(1, one), 1);
          expect(loops).toBeLessThanOrEqual(1_000_000);
        },
      ),
      { numRuns: 3000, seed: 7 },
    );
  });

  test('and what the child sends of it is always read', () => {
    const shapes = [[9e15, 0], [0, 9e15, 5], [0], [0, 3], new Array(30).fill(1), [2, 0, 2 ** 52]];
    for (const shape of shapes) {
      const size = shape.reduce((a: number, b: number) => a * b, 1);
      const writer = new ByteWriter();
      encodeValue(writer, new Tensor(new Float64Array(size), shape));
      const read = decodeValue(new ByteReader(writer.finish()));
      expect(read instanceof Tensor || read instanceof Opaque).toBe(true);
    }
  });
});

describe('plain data is bounded', () => {
  test('lists of very many parts, in any arrangement, are refused before they fill the memory', () => {
    const shapes: ((writer: ByteWriter) => void)[] = [
      (writer) => list(writer, 190_000, (w) => list(w, 3, (v) => v.u8(0))),
      (writer) => list(writer, 30, (w) => list(w, 30_000, (v) => v.u8(1))),
      (writer) => list(writer, 250_000, (w) => w.u8(1)),
    ];
    for (const write of shapes) {
      const writer = new ByteWriter();
      write(writer);
      expect(() => decodeValue(new ByteReader(writer.finish()))).toThrow(ProtocolError);
    }
  });

  function list(writer: ByteWriter, count: number, item: (writer: ByteWriter) => void): void {
    writer.u8(7);
    writer.u32(count);
    for (let i = 0; i < count; i++) item(writer);
  }

  test('of long texts the beginning is read', () => {
    const long = 'é'.repeat(3_000_000);
    const error = { name: long, message: long, stack: long };
    const writer = new ByteWriter();
    writer.u32(0);
    writer.raw(nonce);
    writer.u8(13);
    for (const text of Object.values(error)) writer.string(text);
    const reply = decodeReply(writer.finish().slice(4), nonce);
    expect(reply.kind === 'threw' && Object.values(reply.error).map((text) => text.length)).toEqual(
      [200, 4000, 8000],
    );
    expect(encodeReply(nonce, { kind: 'threw', error }).length).toBeLessThan(30_000);
  });
});

test('what an error says is put into words in a time in proportion to its length', () => {
  const units = [
    'chainrule-',
    'a',
    ' ',
    '\n',
    'exercises/layers.js:0:0 ',
    'Cannot read propert',
    '/',
  ];
  const text = fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 3 });
  const map = JSON.stringify({
    version: 3,
    sources: ['a.ts'],
    names: [],
    mappings: 'AAAA;'.repeat(9999),
  });
  const module = {
    topic: 'layers',
    path: 'layers.ts',
    text: 'x'.repeat(1e6),
    code: '',
    map,
    siblings: [],
    calls: {},
    exports: [],
    passedOn: [],
  };
  fc.assert(
    fc.property(text, (list) => {
      const unit = list.join('');
      expectGrowth(
        (size) => {
          const long = unit.repeat(Math.ceil(size / unit.length));
          const error = new StudentError('f', { name: long, message: long, stack: long });
          return () => expect(judge(error, 'f', [module]).message.length).toBeLessThan(2000);
        },
        400_000,
        JSON.stringify(unit),
      );
    }),
    { numRuns: 30, seed: 7 },
  );
});

describe('an answer that is too much is a wrong answer', () => {
  test.each([
    [
      'rows without columns',
      'return [zeros(9e15, 0), null];',
      /affine_forward returned|out is a Tensor of shape/,
    ],
    ['an empty one of three axes', 'return [zeros(0, 9e15, 5), null];', /out is a Tensor of shape/],
    [
      'very many axes',
      'return [zeros(...new Array(40).fill(1)), null];',
      /out is a Tensor with 40 axes/,
    ],
    [
      'ten million numbers',
      'return [zeros(1e7), null];',
      /out is a Tensor of shape \(10000000,\), larger/,
    ],
    [
      'a list of ten million',
      'return new Array(1e7).fill(0);',
      /out is the number 0; expected a Tensor/,
    ],
    [
      'a list of ten million in it',
      'return [new Array(1e7).fill(0), null];',
      /returned a value of more than 200000 parts/,
    ],
    [
      'lists in lists',
      'let a: unknown = 1; for (let i = 0; i < 99; i++) a = [a]; return [a, null];',
      /lists in lists/,
    ],
    [
      'a list that holds itself',
      'const a: unknown[] = []; a.push(a, a); return a;',
      /lists in lists/,
    ],
    [
      'a text of 30 MB',
      "return ['x'.repeat(3e7), null];",
      /out is the text "x{40}"; expected a Tensor/,
    ],
    [
      'a number with a million digits',
      'return [10n ** 1000000n, null];',
      /out is a bigint of more than 1000 digits/,
    ],
    [
      'an error with a long name',
      "const e = new Error('m'); e.name = 'x'.repeat(2e5); throw e;",
      /threw x{200}:/,
    ],
    [
      'an error with a long message',
      "throw new Error('chainrule-'.repeat(2e5));",
      /threw Error: chainrule-/,
    ],
    [
      'a stack of many places',
      "const e = new Error('m'); e.stack = 'exercises/layers.js:0:0 '.repeat(400); throw e;",
      /threw Error: m/,
    ],
  ])('%s', async (_, body, says) => {
    const report = await gradeTexts(withZeros('affine_forward', body), { only: 'affine_forward' });
    expect(report).toMatchObject({ score: 0, faults: 0 });
    const [exercise] = report.exercises;
    const said = [exercise?.message, ...(exercise?.checks.map(({ message }) => message) ?? [])];
    expect(said.join('\n')).toMatch(says);
    for (const message of said) expect((message ?? '').length).toBeLessThanOrEqual(1000);
  });

  test('what is handed back besides the answer costs nothing', async () => {
    const texts = withZeros('relu_forward', 'return [x.maximum(0), x, zeros(8e6)] as never;');
    const { score, max_score } = await gradeTexts(texts, { only: 'relu_forward' });
    expect(score).toBe(max_score);
  });

  /** The authored answers with another body, which has zeros at hand. */
  function withZeros(exercise: string, body: string): Record<string, string> {
    const texts = changedSolutions('layers', exercise, { body });
    const text = (texts['layers.ts'] ?? '').replace('import { ', 'import { zeros, ');
    return { ...texts, 'layers.ts': text };
  }
});

test('a long line of source is shown cut', async () => {
  const long = `export const x${'x'.repeat(400_000)}: string = 3;`;
  const stub = `export function relu_forward() { ${' '.repeat(100_000)}throw new Error('no'); /* ${'y'.repeat(100_000)} */ }`;
  const texts = { ...solutions, 'layers.ts': `${long}\n${stub}` };
  const report = await gradeTexts(texts, { only: 'relu_forward', types: true });
  expect(JSON.stringify(report).length).toBeLessThan(60_000);
  expect(report.faults).toBe(0);
});

test('an empty tensor of the right kind is still compared', () => {
  const writer = new ByteWriter();
  encodeValue(writer, zeros(0, 5));
  expect(decodeValue(new ByteReader(writer.finish()))).toMatchObject({ shape: [0, 5] });
});
