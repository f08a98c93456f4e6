import { deflateRawSync, inflateSync, crc32 as nodes } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crc32,
  fromBase64,
  plainCrc32,
  plainFromBase64,
  plainToBase64,
  toBase64,
} from '../../../kernel-lib/library/platform/bytes.js';
import {
  deflate,
  inflateRaw,
  plainInflateRaw,
} from '../../../kernel-lib/library/platform/deflate.js';

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
});
