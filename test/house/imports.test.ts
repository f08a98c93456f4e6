import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, specifiersOf } from '../../kernel-lib/release/sources.js';

/** Generated for another compiler, and pages for the browser: they stand alone. */
const APART = /^kernel-lib\/(dist|node_modules|wasm\/assembly|plot\/labextension|setup\/extras)\//;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !APART.test(path));

/** The room of a file: its folder in kernel-lib; `index` is the file that hands the library out. */
const roomOf = (path: string) => /^kernel-lib\/([\w-]+)(?:\/|\.ts$)/.exec(path)?.[1] ?? '';

/** The storeys as CONTRIBUTING.md draws them, the ground floor first. */
function storeys(): string[][] {
  const [, drawn = ''] =
    /```imports\n([\s\S]*?)```/.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
  return drawn.split('→').map((storey) => storey.split(',').map((room) => room.trim()));
}

/** What breaks the rule, in words; `imports` tells what a file imports. */
function broken(files: readonly string[], imports: (path: string) => string[]): string[] {
  const floors = storeys();
  const floorOf = (room: string) => floors.findIndex((storey) => storey.includes(room));
  return files.flatMap((path) => {
    const room = roomOf(path);
    if (floorOf(room) < 0) return [`${path}: the room ${room} is not in CONTRIBUTING.md's order`];
    return imports(path)
      .filter((target) => roomOf(target) !== room && floorOf(roomOf(target)) >= floorOf(room))
      .map(
        (target) =>
          `${path} imports ${target}, but ${roomOf(target)} does not stand below ${room}: ` +
          'move one of the two, or let the caller hand it in',
      );
  });
}

describe('imports in kernel-lib', () => {
  const files = filesBelow('kernel-lib');

  it('lead to storeys further down only', () => {
    expect(files.length).toBeGreaterThan(500);
    expect(broken(files, (path) => importsOf('.', path))).toEqual([]);
  });

  it.each([
    ['kernel-lib/tensor/Tensor.ts', 'kernel-lib/layers/index.ts'],
    ['kernel-lib/nets/index.ts', 'kernel-lib/grading/index.ts'],
    ['kernel-lib/kernel/main.ts', 'kernel-lib/notebook/index.ts'],
    ['kernel-lib/attic/index.ts', 'kernel-lib/tensor/index.ts'],
  ])('from %s to %s break the rule', (from, to) => {
    expect(broken([from], () => [to])).toHaveLength(1);
  });
});

it('exercises and answers import tensors, random numbers and each other, as in the grader', () => {
  const allowed = /^(kernel-lib\/(tensor|random)|\.\/\w+\.js)$/;
  const wrong = ['exercises', 'solutions'].flatMap((folder) =>
    filesBelow(folder).flatMap((path) =>
      specifiersOf('.', path)
        .filter((target) => !allowed.test(target))
        .map((target) => `${path} imports ${target}`),
    ),
  );
  expect(wrong).toEqual([]);
});
