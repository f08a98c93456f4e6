import { fork } from 'node:child_process';
import { join } from 'node:path';
import { builtFolder } from 'kernel-lib/project';
import type { Search } from './main.js';

export type { Search } from './main.js';

export interface Likeness {
  a: string;
  b: string;
  alike: number;
}

const LIMIT = 180_000;

/** Looks for submissions that are alike, in a process of its own; `undefined` if that did not work. */
export function searchSimilar(search: Search): Promise<Likeness[] | undefined> {
  return new Promise((resolve) => {
    const child = fork(
      join(builtFolder('chainrule-grader', import.meta.url), 'class/similarity/main.js'),
      [],
      {
        execArgv: [],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      },
    );
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT);
    let found: Likeness[] | undefined;
    child.once('message', (pairs: Likeness[]) => {
      found = pairs;
    });
    child.once('error', () => resolve(undefined));
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(found);
    });
    child.send(search, () => {});
  });
}
