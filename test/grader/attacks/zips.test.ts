import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraderFault, openSubmission } from 'chainrule-grader';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';

/* What somebody uploads: opened in memory, read by name, never unpacked to disk. */

const folder = mkdtempSync(join(tmpdir(), 'attack-zip-'));
const path = join(folder, 'upload.zip');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => rmSync(path, { force: true }));

const GOOD = 'export const good = 1;';
const EVIL = 'export const evil = 1;';

function opened(bytes: Uint8Array, topic = 'layers') {
  writeFileSync(path, bytes);
  return openSubmission(path).file(topic);
}

describe('a name that leads elsewhere is not a file of the submission', () => {
  test.each([
    '/tmp/attack/layers.ts',
    '/layers.ts',
    '../layers.ts',
    'exercises/../../layers.ts',
    'exercises/../layers.ts',
    '..\\layers.ts',
    'C:\\exercises\\layers.ts',
    'C:/exercises/layers.ts',
    '//server/share/layers.ts',
    './../layers.ts',
    '__MACOSX/layers.ts',
    'node_modules/x/layers.ts',
    'exercises/layers.ts/../../../layers.ts',
    'exercises/layers.ts\0.txt',
    '~/layers.ts/',
  ])('%j', (name) => {
    expect(opened(zipSync({ [name]: strToU8(EVIL) }))).toHaveProperty('problem');
  });

  test('and does not stand in the way of the right one', () => {
    const zip = zipSync({ '../layers.ts': strToU8(EVIL), 'exercises/layers.ts': strToU8(GOOD) });
    expect(opened(zip)).toMatchObject({ text: GOOD });
  });
});

describe('bombs stay packed', () => {
  const huge = new Uint8Array(40_000_000).fill(32);

  test('one file of 40 MB', () => {
    expect(opened(zipSync({ 'layers.ts': huge }))).toEqual({
      problem: 'layers.ts is larger than 1 MB',
    });
  });

  test('a file that says that it is small', () => {
    const zip = zipSync({ 'layers.ts': huge });
    const said = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    // The sizes in the central directory and in the local header.
    for (let at = 0; at < zip.length - 4; at++) {
      const signature = said.getUint32(at, true);
      if (signature === 0x02014b50) said.setUint32(at + 24, 10, true);
      if (signature === 0x04034b50) said.setUint32(at + 22, 10, true);
    }
    const file = attemptToOpen(zip);
    expect('text' in file ? file.text.length : 0).toBeLessThanOrEqual(10);
  });

  test('many files that are small', () => {
    const many = Object.fromEntries(
      Array.from({ length: 12_000 }, (_, i) => [`f${i}.ts`, new Uint8Array(0)]),
    );
    const zip = zipSync({ ...many, 'exercises/layers.ts': strToU8(GOOD) }, { level: 0 });
    // Nothing is unpacked that is not asked for: what is right is found among them.
    expect(attemptToOpen(zip)).toMatchObject({ text: GOOD });
  });

  test('together more than the whole may hold', () => {
    const many = Object.fromEntries(
      Array.from({ length: 19 }, (_, i) => [`${i}/layers.ts`, new Uint8Array(999_000).fill(32)]),
    );
    const before = process.memoryUsage().rss;
    attemptToOpen(zipSync({ ...many, 'z/layers.ts': strToU8(GOOD) }));
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  });

  test('a zip in a zip is opened, ten in one another are not', () => {
    let zip = zipSync({ 'exercises/layers.ts': strToU8(GOOD) });
    zip = zipSync({ 'exercises.zip': zip });
    expect(opened(zip)).toMatchObject({ text: GOOD });
    for (let i = 0; i < 9; i++) zip = zipSync({ 'exercises.zip': zip });
    expect(opened(zip)).toHaveProperty('problem');
  });
});

function attemptToOpen(zip: Uint8Array) {
  try {
    return opened(zip);
  } catch (error) {
    expect(error).toBeInstanceOf(GraderFault);
    return { problem: (error as Error).message };
  }
}

describe('entries that are not what they seem', () => {
  test('a symbolic link is read as its text, never followed', () => {
    const secret = join(folder, 'secret.txt');
    writeFileSync(secret, 'a secret');
    // Mode 0120777 in the upper half of the attributes, made by Unix (3).
    const link = { 'layers.ts': [strToU8(secret), { os: 3, attrs: (0o120777 << 16) >>> 0 }] };
    const file = opened(zipSync(link as never));
    expect(JSON.stringify(file)).not.toContain('a secret');
  });

  test('two entries of one name: one of them, whichever, and no crash', () => {
    const a = zipSync({ 'layers.ts': strToU8(GOOD), 'layerz.ts': strToU8(EVIL) });
    const text = Buffer.from(a).toString('latin1').replaceAll('layerz.ts', 'layers.ts');
    const file = opened(Buffer.from(text, 'latin1'));
    expect('text' in file && [GOOD, EVIL].includes(file.text)).toBe(true);
  });

  test.each([
    ['__proto__.ts', '__proto__'],
    ['constructor.ts', 'constructor'],
    ['exercises/toString.ts', 'toString'],
  ])('%s is an ordinary name', (name, topic) => {
    const entries = Object.create(null) as Record<string, Uint8Array>;
    entries[name] = strToU8(GOOD);
    expect(opened(zipSync(entries), topic)).toMatchObject({ text: GOOD });
    expect(({} as Record<string, unknown>).good).toBeUndefined();
  });

  test.each([
    ['cut in half', (zip: Uint8Array) => zip.slice(0, zip.length / 2)],
    ['empty', () => new Uint8Array(0)],
    ['only an end record', (zip: Uint8Array) => zip.slice(-22)],
    [
      'with noise inside',
      (zip: Uint8Array) => zip.map((byte, i) => (i > 40 && i < 60 ? 255 : byte)),
    ],
  ])('a zip that is %s gives one clear line', (_, damage) => {
    const zip = zipSync({ 'exercises/layers.ts': strToU8(GOOD.repeat(20)) });
    const file = attemptToOpen(damage(zip));
    expect('problem' in file || file.text.length > 0).toBe(true);
  });
});

test('nothing was unpacked anywhere near', () => {
  expect(readdirSync(folder).filter((name) => name.endsWith('.ts'))).toEqual([]);
  expect(existsSync('/tmp/attack/layers.ts')).toBe(false);
});

describe('an index that says more than there is', () => {
  test('four billion files give one clear line, soon', () => {
    // The end of a zip, in the form for very large ones.
    const zip = zipSync({ 'exercises/layers.ts': strToU8(GOOD) }, { level: 0 });
    const end = zip.length - 22;
    const start = new DataView(zip.buffer, zip.byteOffset).getUint32(end + 16, true);
    const large = new DataView(new ArrayBuffer(56 + 20));
    large.setUint32(0, 0x06064b50, true);
    large.setUint32(32, 0xffff_ffff, true);
    large.setUint32(48, start, true);
    large.setUint32(56, 0x07064b50, true);
    large.setUint32(64, end, true);
    const bytes = [...zip.slice(0, end), ...new Uint8Array(large.buffer), ...zip.slice(end)];
    expect(attemptToOpen(Uint8Array.from(bytes))).toEqual({
      problem: expect.stringContaining('millions of files'),
    });
  });

  test('names of 60,000 characters are passed over', () => {
    const long = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`${'a/'.repeat(30_000)}${i}.ts`, new Uint8Array(0)]),
    );
    const zip = zipSync({ ...long, 'exercises/layers.ts': strToU8(GOOD) }, { level: 0 });
    expect(opened(zip)).toMatchObject({ text: GOOD });
  });
});
