import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { partOfMachine } from './machine.js';

const part = partOfMachine(0.5, 100);

test.skipIf(!part)('a part of the machine can be given back while somebody is in it', async () => {
  const doors = part?.doors ?? [];
  const script = 'for door in "$@"; do echo $$ > "$door"; done; echo in; while :; do :; done';
  const busy = spawn('/bin/sh', ['-c', script, 'sh', ...doors]);
  const ended = once(busy, 'exit');
  await once(busy.stdout, 'data');
  await part?.remove();
  expect(doors.filter((door) => existsSync(dirname(door)))).toEqual([]);
  expect((await ended)[1]).toBe('SIGKILL');
});
