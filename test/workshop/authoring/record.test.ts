import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GeneratedRecord, notebookDigest } from 'chainrule-workshop/authoring';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

describe('GeneratedRecord', () => {
  let folder: string;
  let file: string;
  const generate = (text: string, options = {}) => {
    const record = new GeneratedRecord(join(folder, '.generated.json'));
    const result = record.write(file, text, options);
    record.save();
    return result;
  };
  const read = () => readFileSync(file, 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chainrule-record-'));
    file = join(folder, 'layers.ts');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes a missing file, and then finds it fresh', () => {
    expect(generate('one\n').outcome).toBe('written');
    expect(generate('one\n').outcome).toBe('fresh');
  });

  it('rewrites an untouched file when its source has changed', () => {
    generate('one\n');
    expect(generate('two\n').outcome).toBe('written');
    expect(read()).toBe('two\n');
  });

  it('keeps an edited file, and says when its source has changed since', () => {
    generate('one\n');
    writeFileSync(file, 'my answer\n');
    expect(generate('one\n')).toMatchObject({ outcome: 'kept', outdated: false });
    expect(generate('two\n')).toMatchObject({ outcome: 'kept', outdated: true });
    expect(read()).toBe('my answer\n');
  });

  it('keeps a file that was there before anything was recorded', () => {
    writeFileSync(file, 'my answer\n');
    expect(generate('one\n').outcome).toBe('kept');
    expect(read()).toBe('my answer\n');
  });

  it('with force replaces an edited file only after a backup', () => {
    generate('one\n');
    writeFileSync(file, 'my answer\n');
    const result = generate('two\n', { force: true, stamp: 'now' });
    expect(result).toMatchObject({ outcome: 'replaced', backup: `${file}.bak-now` });
    expect(read()).toBe('two\n');
    expect(readFileSync(`${file}.bak-now`, 'utf8')).toBe('my answer\n');
  });

  it('never overwrites a backup', () => {
    generate('one\n');
    writeFileSync(file, 'my answer\n');
    writeFileSync(`${file}.bak-now`, 'an older answer\n');
    expect(() => generate('two\n', { force: true, stamp: 'now' })).toThrow(/EEXIST/);
    expect(read()).toBe('my answer\n');
  });

  it('writes nothing when it only checks', () => {
    expect(generate('one\n', { check: true }).outcome).toBe('written');
    expect(readdirSync(folder)).not.toContain('layers.ts');
  });
});

describe('notebookDigest', () => {
  const notebook = (source: string, outputs: unknown[]) =>
    JSON.stringify({ cells: [{ cell_type: 'code', source, outputs, execution_count: 3 }] });

  it('does not see outputs, nor how the source is split into lines', () => {
    const split = JSON.stringify({ cells: [{ cell_type: 'code', source: ['a\n', 'b'] }] });
    expect(notebookDigest(notebook('a\nb', ['x']))).toBe(notebookDigest(split));
  });

  it('sees an edited cell, and copes with a broken file', () => {
    expect(notebookDigest(notebook('a', []))).not.toBe(notebookDigest(notebook('b', [])));
    expect(notebookDigest('{ not json')).toMatch(/^[0-9a-f]{64}$/);
  });
});
