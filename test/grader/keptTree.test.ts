import {
  chmodSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fellTree, keepTree, plantTree } from '../../kernel-lib/grader/sandbox/tree.js';

const LIBRARY = 'node_modules/kernel-lib/dist/tensor/index.js';
const modules = (code: string) => new Map([['exercises/one.js', code]]);
const paths = (root: string) => readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();

describe.skipIf(process.platform === 'win32')('a tree that is kept for the next check', () => {
  let root: string;

  beforeAll(keepTree);
  beforeEach(() => {
    root = plantTree(modules('first'));
    return () => fellTree(root);
  });

  /** Hands the tree back, which is then done with, and plants the next. */
  const next = () => {
    fellTree(root);
    const before = root;
    root = plantTree(modules('second'));
    return { isSame: root === before, before };
  };

  test('is the same one, and holds what is new and nothing of the last', () => {
    const fresh = paths(root);
    writeFileSync(join(root, 'exercises/two.js'), 'left behind');
    writeFileSync(join(root, 'node_modules/kernel-lib/dist/tensor/more.js'), 'left behind');
    symlinkSync('/', join(root, 'node_modules/kernel-lib/root'));
    expect(next().isSame).toBe(true);
    expect(paths(root)).toEqual(fresh);
    expect(readFileSync(join(root, 'exercises/one.js'), 'utf8')).toBe('second');
  });

  test('lets nobody in while it waits', () => {
    chmodSync(root, 0o755);
    fellTree(root);
    expect(statSync(root).mode & 0o777).toBe(0o700);
    root = plantTree();
  });

  const file = () => join(root, LIBRARY);
  const changes: [string, () => void][] = [
    ['another text', () => writeFileSync(file(), readFileSync(file(), 'utf8').replace('e', 'E'))],
    ['a file less', () => rmSync(file())],
    [
      'a link in place of a file',
      () => {
        rmSync(file());
        symlinkSync('../random/index.js', file());
      },
    ],
    ['another name for a file', () => linkSync(file(), join(root, 'again.js'))],
    ['another mode', () => chmodSync(file(), 0o777)],
    ['a folder of another mode', () => chmodSync(join(root, 'node_modules'), 0o777)],
    ['a folder less', () => rmSync(join(root, 'node_modules/kernel-lib'), { recursive: true })],
  ];
  test.each(changes)('is not kept with %s: a fresh one takes its place', (_, change) => {
    const fresh = paths(root);
    const text = readFileSync(file(), 'utf8');
    change();
    const { isSame, before } = next();
    expect(isSame).toBe(false);
    expect(existsSync(before)).toBe(false);
    expect(paths(root)).toEqual(fresh);
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });
});
