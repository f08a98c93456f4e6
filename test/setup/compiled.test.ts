import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const CONFIG = 'kernel-lib/tsconfig.json';

it('the compiler is told of each part of the extension that the kernel has in common with it', () => {
  const { config } = ts.parseConfigFileTextToJson(CONFIG, readFileSync(CONFIG, 'utf8'));
  const todo = ['kernel/index.ts'];
  for (const path of todo) {
    const { importedFiles } = ts.preProcessFile(readFileSync(`kernel-lib/${path}`, 'utf8'));
    for (const { fileName } of importedFiles.filter((each) => each.fileName.startsWith('.'))) {
      const next = posix.join(posix.dirname(path), fileName.replace(/\.js$/, '.ts'));
      if (!todo.includes(next)) todo.push(next);
    }
  }
  const shared = todo.filter((path) => path.startsWith('kernel/labextension/'));
  expect(shared.length).toBeGreaterThan(5);
  expect([...config.files].sort()).toEqual(shared.sort());
});
