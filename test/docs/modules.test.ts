import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { publicEntries } from '../../kernel-lib/workshop/docs/entries.js';

/** For programs that start or show others, and the checks of labs: nothing that is over in an instant. */
const PLUMBING = /\/(advice|platform|project|notebook)$/;

const examples = publicEntries(resolve('.'))
  .filter(({ name }) => !PLUMBING.test(name))
  .map(({ name, file }) => {
    const [, text = ''] =
      /^(?:\/\/[^\n]*\n|\n)*\/\*\*(?:(?!\*\/).)*?```ts\n(.*?)```/s.exec(
        readFileSync(file, 'utf8'),
      ) ?? [];
    return { name, text: text.replaceAll(/^ \* ?/gm, '') };
  });

describe("the example at the top of an entry's page", () => {
  const scratch = mkdtempSync(join(tmpdir(), 'chainrule-modules-'));
  symlinkSync(resolve('node_modules'), join(scratch, 'node_modules'), 'junction');
  afterAll(() => rmSync(scratch, { recursive: true }));

  it.each(examples)('runs, and imports it: $name', async ({ name, text }) => {
    expect(text).toContain(`from '${name}';`);
    const file = join(scratch, `${name.replaceAll(/\W/g, '_')}.ts`);
    writeFileSync(file, text);
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    await import(/* @vite-ignore */ file).finally(() => log.mockRestore());
  });
});
