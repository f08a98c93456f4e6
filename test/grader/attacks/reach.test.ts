import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { nodeFlags } from '../../../kernel-lib/grader/sandbox/flags.js';
import { built } from '../../built.js';

/* What an exercise can get hold of, found by going through all of it: nothing of Node's. */

const here = join(import.meta.dirname, 'reach');

interface Finds {
  count: number;
  finds: string[];
  open: string[];
}

/** Runs `exercise` in a child of which Node's own objects are known beforehand. */
function look(exercise: string): Finds {
  // It reads more than an exercise may: the permission model is tested elsewhere.
  const flags = nodeFlags(here, 512, { permission: false });
  const urls = [built('library'), built('grader'), join(here, exercise)].map(
    (path) => pathToFileURL(path).href,
  );
  const { output, stderr } = spawnSync(
    process.execPath,
    [...flags, join(here, 'main.js'), ...urls],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'ignore', 'pipe'], env: {} },
  );
  const [, , , , found = ''] = output as string[];
  if (!found) throw new Error(stderr);
  return JSON.parse(found) as Finds;
}

describe('what an exercise can get hold of', () => {
  const { count, finds, open } = look('walk.js');

  test('is the language and the library, and nothing of Node', () => {
    expect(count).toBeGreaterThan(3000);
    expect(finds).toEqual([]);
  });

  test('is frozen wherever others share it', () => {
    expect(open).toEqual([]);
  });

  test('and the walk finds what there is to find', () => {
    expect(look('leak.js').finds).not.toEqual([]);
  });
});
