import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureExtra } from 'chainrule-setup';
import { Problem } from 'kernel-lib/display';
import { beforeAll, describe, expect, it } from 'vitest';
import { publicEntries } from '../../kernel-lib/workshop/docs/entries.js';
import { type Reference, readReference } from '../../kernel-lib/workshop/docs/reference.js';

const root = resolve('.');

describe('the entries of the reference', () => {
  it('are those of the library, and of the course what labs import', () => {
    const names = publicEntries(root).map(({ name }) => name);
    expect(names).toContain('kernel-lib/tensor');
    expect(names).toContain('kernel-lib/schedules');
    const course = names.filter((name) => name.startsWith('chainrule-course'));
    expect(course.sort()).toEqual(['chainrule-course/figures', 'chainrule-course/notebook']);
    // Else every page would stand under the entry for everything.
    expect(names.indexOf('kernel-lib')).toBeGreaterThan(names.indexOf('kernel-lib/project'));
  });
});

describe('the reference', () => {
  let missing: string | undefined;
  beforeAll(async () => {
    try {
      await ensureExtra('docs');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      missing = 'typedoc is not installed, and cannot be without a network';
    }
  });

  it('has a docstring for each name, and links that lead somewhere', async ({ skip }) => {
    if (missing) skip(missing);
    const { findings } = await readReference(root, publicEntries(root));
    expect(findings).toEqual([]);
  }, 180_000);

  it('would name what is wrong', async ({ skip }) => {
    if (missing) skip(missing);
    const { findings } = await referenceOf(`
interface Hidden { x: number }
/** See {@link nowhere}. */
export function one(): void {}
export function two(): void {}
/** Takes a type that nobody can look up. */
export function three(hidden: Hidden): void { void hidden; }
export interface Bare { y: number }
`);
    expect(findings.join('\n')).toMatch(/"nowhere"/);
    expect(findings.join('\n')).toMatch(/two \(CallSignature\).*does not have any documentation/);
    expect(findings.join('\n')).toMatch(/Hidden.* is referenced by .*three/);
    expect(findings.join('\n')).toMatch(/Bare \(Interface\).*does not have any documentation/);
    expect(findings.join('\n')).toMatch(/Bare.y \(Property\).*does not have any documentation/);
    expect(findings).toHaveLength(5);
  });

  it('has a section for the source of a formula, whatever stands before it', async ({ skip }) => {
    if (missing) skip(missing);
    const { project, findings } = await referenceOf(`
/** y = 2 x. Source: the first. */
export function one(): void {}
/**
 * y = x².
 *
 * @param x any number
 * Source: the second, {@link one}.
 */
export function two(x: number): void { void x; }
`);
    const comments = Object.values(project.reflections).flatMap(({ comment }) => comment ?? []);
    const text = (parts: { text: string }[]) => parts.map((part) => part.text).join('');
    const sources = comments.flatMap(({ blockTags }) =>
      blockTags.map(({ content }) => text(content)),
    );
    expect(sources).toEqual(['the first.', 'the second, one.']);
    const rest = comments.map(({ summary }) => text(summary).trim());
    expect(rest).toEqual(expect.arrayContaining(['y = 2 x.', 'y = x².', 'any number']));
    expect(findings).toEqual([]);
  });
});

async function referenceOf(text: string): Promise<Reference> {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-docs-'));
  try {
    const file = join(folder, 'entry.ts');
    writeFileSync(join(folder, 'package.json'), '{ "name": "entry", "version": "1.0.0" }');
    writeFileSync(file, text);
    return await readReference(root, [{ name: 'entry', file }]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
