import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { importsIn, reachable } from 'chainrule-grader/files';
import ts from 'typescript';
import { expect, it } from 'vitest';

const CONFIG = 'kernel-lib/tsconfig.json';

it('the compiler is told of each part of the extension that the kernel has in common with it', () => {
  const { config } = ts.parseConfigFileTextToJson(CONFIG, readFileSync(CONFIG, 'utf8'));
  const next = (path: string) =>
    importsIn(readFileSync(`kernel-lib/${path}`, 'utf8')).map((name) =>
      posix.join(posix.dirname(path), name.replace(/\.js$/, '.ts')),
    );
  const all = reachable(['kernel/index.ts'], () => true, next);
  const shared = [...all].filter((path) => path.startsWith('kernel/labextension/'));
  expect(shared.length).toBeGreaterThan(5);
  expect([...config.files].sort()).toEqual(shared.sort());
});
