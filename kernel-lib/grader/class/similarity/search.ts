import { fork } from 'node:child_process';
import { join } from 'node:path';
import { builtFolder } from 'kernel-lib/project';
import type { Search } from './main.js';

export type { Search } from './main.js';

export interface NameMatch {
  a: string;
  b: string;
  alike: number;
}

const LIMIT = 180_000;

/** Looks for submissions that are alike, in a process of its own; `undefined` if that did not work. */
export function searchSimilar(search: Search): Promise<NameMatch[] | undefined> {
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
    let found: NameMatch[] | undefined;
    child.once('message', (pairs: NameMatch[]) => {
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
