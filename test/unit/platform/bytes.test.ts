import { runInNewContext } from 'node:vm';
import { deflateRawSync, inflateSync, crc32 as nodes } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crc32,
  fromBase64,
  plainCrc32,
  plainFromBase64,
  plainSameBytes,
  plainToBase64,
  sameBytes,
  toBase64,
} from '../../../kernel-lib/library/platform/bytes.js';
import {
  deflate,
  inflateRaw,
  plainInflateRaw,
} from '../../../kernel-lib/library/platform/deflate.js';
import {
  INSPECT,
  isNativeError,
  plainInspect,
  plainIsNativeError,
} from '../../../kernel-lib/library/platform/inspect.js';

const long = Uint8Array.from({ length: 20_000 }, (_, i) => (i * i) % 251);
const bytesOf = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constant(long));

describe("what a browser does in place of Node's own", () => {
  it('gives the same base64 and the same checksum, also of a part of a buffer', () => {
    fc.assert(
      fc.property(bytesOf, fc.nat(20), (all, start) => {
        const bytes = all.subarray(start);
        const text = Buffer.from(bytes).toString('base64');
        for (const encode of [toBase64, plainToBase64]) expect(encode(bytes)).toBe(text);
        for (const decode of [fromBase64, plainFromBase64])
          expect(decode(text)).toEqual(bytes.slice());
        for (const sum of [crc32, plainCrc32]) expect(sum(bytes)).toBe(nodes(bytes));
      }),
      { seed: 1 },
    );
    expect(crc32('größer')).toBe(nodes('größer'));
  });

  it('unpacks what is whole, and nothing that is longer than it says', () => {
    fc.assert(
      fc.property(bytesOf, (bytes) => {
        const body = new Uint8Array(deflateRawSync(bytes));
        for (const unpack of [inflateRaw, plainInflateRaw]) {
          expect(unpack(body, Math.max(1, bytes.length))).toEqual(bytes.slice());
          if (bytes.length > 1) expect(() => unpack(body, bytes.length - 1)).toThrow();
          expect(() => unpack(body.subarray(0, -1), bytes.length + 1)).toThrow();
        }
      }),
      { seed: 1 },
    );
    expect(new Uint8Array(inflateSync(deflate(long)))).toEqual(long);
  });

  it('tells the same bytes from others', () => {
    const near = long.slice();
    near[near.length - 1] ^= 1;
    for (const same of [sameBytes, plainSameBytes]) {
      expect(same(long, long.slice())).toBe(true);
      expect(
        [near, long.subarray(1), new Uint8Array()].filter((other) => same(long, other)),
      ).toEqual([]);
    }
  });

  it('knows errors of any realm, and takes nothing else for one', () => {
    const refuses = new Proxy(new Error('x'), {
      get() {
        throw new Error('no');
      },
    });
    const values = [
      new TypeError('x'),
      runInNewContext('new Error()'),
      refuses,
      { message: '' },
      null,
    ];
    for (const knows of [isNativeError, plainIsNativeError]) {
      expect(values.map(knows)).toEqual([true, true, false, false, false]);
    }
  });

  it('prints a value in its own way, unless that is not wanted or fails', () => {
    expect(plainInspect({ [INSPECT]: () => 'mine' })).toBe('mine');
    expect(plainInspect({ a: 1, [INSPECT]: () => 'mine' }, { customInspect: false })).toBe(
      '{"a":1}',
    );
    const fails = () => {
      throw new Error('no');
    };
    expect(plainInspect({ [INSPECT]: fails })).toBe('[object Object]');
  });
});
