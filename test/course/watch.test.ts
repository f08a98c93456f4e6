import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { Watch } from '../../kernel-lib/course/watch.js';

test('what was saved and asked for meanwhile is answered at once, and only once', async () => {
  const watch = new Watch();
  watch.saved('layers');
  watch.saved('losses');
  watch.saved('layers');
  expect(await watch.next()).toEqual({ topics: ['layers', 'losses'], hint: false });
  const later = watch.next();
  watch.saved('gates');
  expect(await later).toEqual({ topics: ['gates'], hint: false });
});

test('h and Enter ask for a hint; other words do not, and the end of the input is no end', async () => {
  const watch = new Watch();
  const input = new PassThrough();
  watch.listen(input);
  const first = watch.next();
  input.write('what?\n H \n');
  expect(await first).toEqual({ topics: [], hint: true });
  const second = watch.next();
  input.end('\n');
  watch.saved('layers');
  expect(await second).toEqual({ topics: ['layers'], hint: false });
});
