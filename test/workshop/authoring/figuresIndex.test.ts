import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { figuresIndexText } from '../../../kernel-lib/workshop/authoring/figuresIndex.js';

describe('the index of the figures', () => {
  let root: string;
  const write = (name: string, text: string) =>
    writeFileSync(join(root, 'kernel-lib/course/figures', name), text);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'figures-'));
    mkdirSync(join(root, 'kernel-lib/course/figures/shared'), { recursive: true });
    write('shared/index.ts', "export { descend, type Descent } from './descent.js';\n");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const lines = () => figuresIndexText(root)?.match(/^export .*$/gm);

  it('hands out all that a file exports but its entry in the gallery', () => {
    write(
      'a-figure.ts',
      'export const lectureFigure = {};\nexport interface Run {}\nexport type Side = 1;\n' +
        'const inside = 1;\nexport const RATES = [inside];\nexport class Box {}\n' +
        'export async function data() {}\n',
    );
    write('entry-only.ts', 'export const lectureFigure = {};\n');
    expect(lines()).toEqual([
      "export * from './shared/index.js';",
      "export { type Run, type Side, RATES, Box, data } from './a-figure.js';",
    ]);
  });

  it('is not written when one name stands for two things', () => {
    write('first.ts', 'export const rate = 1;\n');
    write('second.ts', 'export function rate() {}\n');
    expect(lines).toThrow(/first\.ts and \S+\/second\.ts both export "rate".* rename one/);
    write('second.ts', 'export interface Descent {}\n');
    expect(lines).toThrow(/shared\/index\.ts and \S+\/second\.ts both export "Descent"/);
  });

  it('is not made in a copy without figures', () => {
    rmSync(join(root, 'kernel-lib/course'), { recursive: true });
    expect(figuresIndexText(root)).toBeUndefined();
  });
});
