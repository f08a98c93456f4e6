import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { GraderFault, openSubmission } from 'chainrule-grader';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/* What can be graded is graded, whatever it is packed in; the rest is said. */

const GOOD = 'export const good = 1;';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, bytes: Uint8Array | string = GOOD): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([k, v]) => [k, typeof v === 'string' ? strToU8(v) : v]),
    ),
  );

/** A tar of one file, as GNU tar writes it. */
function tar(name: string, text: string): Uint8Array {
  const bytes = Buffer.alloc(512 + 512 * Math.ceil(text.length / 512) + 1024);
  bytes.write(name, 0);
  bytes.write('0000644\0', 100);
  bytes.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124);
  bytes.write('00000000000\0', 136);
  bytes.write('        0ustar\u000000', 148, 'latin1');
  let sum = 0;
  for (const byte of bytes.subarray(0, 512)) sum += byte;
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  bytes.write(text, 512);
  return bytes;
}

const DEEP = 'a/b/c/d/e/f/exercises/layers.ts';

describe('graded', () => {
  test.each<[string, () => string | void]>([
    ['a zip with backslashes', () => put('a.zip', zip({ 'lab\\exercises\\layers.ts': GOOD }))],
    ['a zip in a zip', () => put('a.zip', zip({ 'b.zip': zip({ 'layers.ts': GOOD }) }))],
    ['a bare zip in a folder', () => void put('a.zip', zip({ 'exercises/layers.ts': GOOD }))],
    ['a folder with a tar', () => void put('a.tar', tar('lab/layers.ts', GOOD))],
    ['a tar.gz', () => put('a.tar.gz', gzipSync(tar('lab/layers.ts', GOOD)))],
    ['a zip that is called tar', () => put('a.tar', zip({ 'layers.ts': GOOD }))],
    ['deep folders', () => void put(DEEP)],
    ['deep folders in a zip', () => put('a.zip', zip({ [DEEP]: GOOD }))],
    [
      'a zip with 10,000 other entries first',
      () => {
        const others = Array.from({ length: 10_500 }, (_, i) => [`node_modules/${i}.ts`, '']);
        return put('a.zip', zip({ ...Object.fromEntries(others), 'z/layers.ts': GOOD }));
      },
    ],
    [
      'a zip behind a program',
      () => put('a.zip', Buffer.concat([Buffer.alloc(900, 65), zip({ 'layers.ts': GOOD })])),
    ],
    ['UTF-16', () => void put('layers.ts', Buffer.from(`\ufeff${GOOD}`, 'utf16le'))],
    ...[
      'layers (1).ts',
      'layers(2).ts',
      'layers-1.ts',
      'Layers.ts',
      'layers copy.ts',
      'layers - Copy (2).ts',
      'Copy of layers.ts',
      'layers.ts.txt',
      'layers_final.ts',
      'jane_layers.ts',
      'doejane_LATE_501_9001_layers-2.ts',
      'Lab 2_jdoe_attempt_2026-10-01-12-00-00_layers.ts',
      'Jane Doe_77_assignsubmission_file_layers.ts',
      'notebooks/layers.ts',
    ].map((name): [string, () => void] => [name, () => void put(name)]),
  ])('%s', (_, make) => {
    const submission = openSubmission(make() || folder);
    expect(submission.file('layers')).toMatchObject({ text: GOOD });
    expect(submission.intake?.(['layers', 'losses']).found).toBe(true);
  });

  test('names in four encodings', () => {
    for (const [encoding, name] of [
      ['utf8', 'Übung/layers.ts'],
      ['latin1', '\u009abung/layers.ts'],
      ['latin1', '\u0089\u00db\u0091\u00e8/layers.ts'],
    ] as const) {
      const plain = `${'x'.repeat(Buffer.from(name, encoding).length - 10)}/layers.ts`;
      const bytes = Buffer.from(zip({ [plain]: GOOD })).toString('latin1');
      const raw = Buffer.from(name, encoding).toString('latin1');
      const path = put('a.zip', Buffer.from(bytes.replaceAll(plain, raw), 'latin1'));
      const file = openSubmission(path).file('layers');
      expect(file).toMatchObject({ text: GOOD });
      expect('path' in file && file.path).toBe(
        name.startsWith('\u0089') ? '課題/layers.ts' : 'Übung/layers.ts',
      );
    }
  });
});

describe('of several the most complete or the newest counts, and that is said', () => {
  const STUB = "export function a() { throw new Error('a is not written yet: x'); }";

  test('the stub is not what counts', () => {
    put('exercises/layers.ts', STUB);
    put('work.zip', zip({ 'exercises/layers.ts': GOOD }));
    const submission = openSubmission(folder);
    expect(submission.file('layers')).toMatchObject({ text: GOOD });
    expect(submission.intake?.(['layers']).notes.join()).toMatch(
      /work\.zip\/exercises\/layers\.ts was graded, since the most is written there; not graded: .*exercises\/layers\.ts/,
    );
  });

  test('the newer of two zips', () => {
    const dated = (text: string, year: number) =>
      zipSync({ 'layers.ts': [strToU8(text), { mtime: new Date(year, 5, 1) }] });
    put('a.zip', dated(`${GOOD} // new`, 2026));
    put('b.zip', dated(GOOD, 2025));
    const submission = openSubmission(folder);
    expect(submission.file('layers')).toMatchObject({ text: `${GOOD} // new` });
    expect(submission.intake?.(['layers']).notes.join()).toContain('it is the newest');
  });

  test('a file that is there twice, the same, is nothing to speak of', () => {
    put('layers.ts');
    put('copy/layers.ts');
    expect(openSubmission(folder).intake?.(['layers']).notes).toEqual([]);
  });
});

describe('what cannot be graded says why', () => {
  const cases: [string, string, Uint8Array, RegExp][] = [
    ['7z', 'a.7z', Buffer.from('377abcaf271c0004', 'hex'), /a\.7z is a 7z archive/],
    ['RAR', 'a.zip', Buffer.from('526172211a0701000000', 'hex'), /a\.zip is a RAR archive/],
    ['a cut zip', 'a.zip', zip({ 'layers.ts': GOOD }).slice(0, 60), /a\.zip is cut short/],
    ['an empty file', 'a.zip', new Uint8Array(0), /a\.zip is empty/],
    ['a cut tar.gz', 'a.tar.gz', gzipSync(tar('layers.ts', GOOD)).subarray(0, 40), /cut short/],
    ['a page', 'a.zip', strToU8('<html>log in</html>'), /is not a zip/],
  ];
  test.each(cases)('%s', (_, name, bytes, says) => {
    const path = put(name, bytes);
    expect(() => openSubmission(path)).toThrow(GraderFault);
    expect(() => openSubmission(path)).toThrow(says);
    const { found, notes } = openSubmission(folder).intake?.(['layers', 'losses']) ?? {};
    expect(found).toBe(false);
    expect(notes?.[0]).toContain(`no file of any exercise was found; there are: ${name}`);
    expect(notes?.join('\n')).toMatch(says);
  });

  test('an encrypted zip', () => {
    const bytes = zip({ 'layers.ts': GOOD });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    }
    expect(() => openSubmission(put('a.zip', bytes))).toThrow(/protected by a password/);
  });

  test('a checksum that does not fit', () => {
    const bytes = zipSync({ 'layers.ts': strToU8(GOOD) }, { level: 0 });
    bytes[45] = (bytes[45] ?? 0) ^ 1;
    expect(openSubmission(put('a.zip', bytes)).file('layers')).toEqual({
      problem: 'layers.ts is damaged in the zip: pack it again',
    });
  });

  test('an empty zip, and a folder of other things', () => {
    const all = ['layers', 'losses'];
    expect(openSubmission(put('a.zip', zip({}))).intake?.(all).notes).toEqual([
      'no file of any exercise was found: it is empty',
    ]);
    put('essay.pdf');
    rmSync(join(folder, 'a.zip'));
    expect(openSubmission(folder).intake?.(all).notes).toEqual([
      'no file of any exercise was found; there are: essay.pdf',
    ]);
  });
});
