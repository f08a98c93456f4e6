import { fnv1a } from 'kernel-lib/random';
import { expect, test } from 'vitest';

// The vectors that the authors of FNV publish.
test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('FNV-1a of %j', (text, hash) => {
  expect(fnv1a(text)).toBe(hash);
  expect(fnv1a([...text].map((letter) => letter.charCodeAt(0)))).toBe(hash);
  expect(fnv1a(`>${text}<`, 1, 1 + text.length)).toBe(hash);
});
