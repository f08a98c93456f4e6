import fc from 'fast-check';
import { tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter, ProtocolError } from '../../kernel-lib/grader/protocol/bytes.js';
import {
  decodeReply,
  decodeRequest,
  encodeReply,
  encodeRequest,
  type Request,
} from '../../kernel-lib/grader/protocol/frames.js';
import {
  decodeValue,
  encodeValue,
  Handle,
  Opaque,
  Probe,
} from '../../kernel-lib/grader/protocol/values.js';
import { childFiles } from '../../kernel-lib/grader/sandbox/files.js';

function travel(value: unknown): unknown {
  const writer = new ByteWriter();
  encodeValue(writer, value);
  const reader = new ByteReader(writer.finish());
  const arrived = decodeValue(reader);
  expect(reader.left).toBe(0);
  return arrived;
}

describe('values', () => {
  test('numbers arrive bit for bit', () => {
    for (const value of [0, -0, NaN, Infinity, -Infinity, 5e-324, 2 ** 53, 0.1]) {
      expect(Object.is(travel(value), value)).toBe(true);
    }
  });

  test('tensors keep dtype, shape and bits', () => {
    for (const value of [
      tensor([
        [NaN, -0],
        [Infinity, 1e-300],
      ]),
      tensor([1, 2, 3], 'int32'),
      tensor([0.1], 'float32'),
      tensor([1, 0], 'bool'),
      zeros(2, 0, 3),
      tensor(4),
    ]) {
      const arrived = travel(value) as typeof value;
      expect([arrived.dtype, arrived.shape]).toEqual([value.dtype, value.shape]);
      expect(arrived.data).toEqual(value.data);
    }
  });

  test('plain data arrives as it left, without a prototype to pollute', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(travel(value)).toEqual(value);
      }),
      { numRuns: 200, seed: 7 },
    );
    const polluted = travel(JSON.parse('{"__proto__": {"score": 1}}')) as object;
    expect(Object.getPrototypeOf(polluted)).toBeNull();
    expect((polluted as Record<string, unknown>).score).toBeUndefined();
  });

  test('what cannot travel says what it is', () => {
    expect(travel(() => 1)).toEqual(new Opaque('a function'));
    expect(travel(Promise.resolve())).toEqual(new Opaque('a Promise'));
    expect(travel(Symbol('x'))).toEqual(new Opaque('a symbol'));
  });

  test('a cycle is refused instead of followed', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(() => travel(cycle)).toThrow(ProtocolError);
  });
});

describe('requests', () => {
  const nonce = new Uint8Array(16).fill(9);
  const args = [tensor([1, 2]), new Handle(3, 1, 'a list of 2'), new Probe(7, 'bowl', [zeros(2)])];

  test.each<Request>([
    { kind: 'load', path: 'file:///a.js', probes: '' },
    { kind: 'call', id: 1, name: 'f', args, keep: [1], results: 2 },
    { kind: 'create', id: 2, name: 'Gate', args: [] },
    {
      kind: 'method',
      id: 3,
      name: 'forward',
      args,
      keep: [],
      results: 0,
      target: new Handle(2, -1, 'a Gate'),
    },
    { kind: 'recall', probe: 7 },
  ])('$kind arrives as it left', (request) => {
    expect(decodeRequest(encodeRequest(nonce, request).slice(4))).toEqual({ nonce, request });
  });
});

describe('replies', () => {
  const nonce = new Uint8Array(16).fill(9);
  const body = (frame: Uint8Array) => frame.slice(4);
  const good = body(
    encodeReply(nonce, { kind: 'returned', value: [1, 'a'], changed: [0], after: [2] }),
  );

  test('a good one is read', () => {
    expect(decodeReply(good, nonce)).toEqual({
      kind: 'returned',
      value: [1, 'a'],
      changed: [0],
      after: [2],
    });
  });

  test('a stale nonce, a cut and an extra byte are refused', () => {
    expect(() => decodeReply(good, new Uint8Array(16).fill(8))).toThrow(/not asked/);
    expect(() => decodeReply(good.slice(0, -1), nonce)).toThrow(ProtocolError);
    expect(() => decodeReply(Uint8Array.of(...good, 0), nonce)).toThrow(/left over/);
  });

  test('any bytes at all give an answer or a ProtocolError, never another crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          decodeReply(Uint8Array.of(...nonce, ...bytes), nonce);
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  test('a good reply with one byte changed gives an answer or a ProtocolError', () => {
    const rich = body(
      encodeReply(nonce, {
        kind: 'returned',
        value: [tensor([1, 2]), { a: 1n }],
        changed: [],
        after: [],
      }),
    );
    for (let at = 16; at < rich.length; at++) {
      for (const byte of [0, 1, 5, 9, 127, 255]) {
        const bent = rich.slice();
        bent[at] = byte;
        try {
          decodeReply(bent, nonce);
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }
    }
  });
});

test('the child gets tensors, random numbers and its own program, nothing that knows an answer', () => {
  const texts = [...childFiles()].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]);
  // Of each module that it put into a file the bundler says where it was.
  const modules = texts.flatMap(([, text]) =>
    [...text.matchAll(/^\/\/ (kernel-lib\/\S+)$/gm)].map(([, path]) => path),
  );
  expect(modules.length).toBeGreaterThan(150);
  const allowed =
    /^kernel-lib\/(library\/(tensor|random|display|platform|wasm|blas)|grader\/(child|protocol))\//;
  expect(modules.filter((path) => !allowed.test(path))).toEqual([]);
  // In a few files, and there are no others.
  const paths = [...childFiles().keys()];
  expect(paths.length).toBeLessThan(10);
  expect(paths).toEqual(expect.arrayContaining(['chainrule-grader/dist/child/main.js']));
});
