import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, normalize, resolve } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { everything, pattern, readPage } from './markdown.js';

const files = everything();
const sources = files.filter((path) => /^kernel-lib\/.*\.(ts|mjs)$/.test(path));
const { scripts, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const manifests = files.filter((path) => /^kernel-lib\/.*package\.json$/.test(path));

const DOCUMENTS = files.filter((path) => /(^|\/)(README|CONTRIBUTING)\.md$/.test(path));
/** Examples of what students hand in. */
const HANDED_IN = ['Layers.ts'];

const TOP = /^(kernel-lib|test|notebooks|exercises|solutions)(\/|$)/;

/** Whether something in the project is called so, from the root or from the document's own folder. */
const isThere = (path: string, folder = '.') =>
  [path, join(folder, path)].some((from) => {
    const wanted = pattern(normalize(from).replaceAll('\\', '/'));
    return files.some((file) => wanted.test(file));
  });

/** Whether it is what an import of ours says: kernel-lib/tensor. */
const isEntry = (word: string) =>
  manifests.some((path) => {
    const { name, exports = {} } = JSON.parse(readFileSync(path, 'utf8'));
    return word.startsWith(`${name}/`) && Object.hasOwn(exports, `.${word.slice(name.length)}`);
  });

/** What git leaves out: built, or made on each machine. */
const ignored = readFileSync('.gitignore', 'utf8').split('\n').filter(Boolean);
const isMade = (path: string) =>
  ignored.some((line) =>
    line.startsWith('/')
      ? `/${path}/`.startsWith(`${line.replace(/\/$/, '')}/`)
      : `/${path}/`.includes(`/${line.replace(/\/$/, '')}/`),
  );

/** The npm commands in a text, each with the options after its `--`. */
const commands = (text: string) =>
  [...text.matchAll(/\bnpm (?:run ([\w:]+)|(start|test)\b)(?: -- ([^\n&|`]*))?/g)].map(
    ([, run, word, rest = '']) => ({
      word: run ?? word ?? '',
      options: [...rest.replace(/#.*/, '').matchAll(/(?:^|\s)(--[\w-]+)/g)].map(([, name]) => name),
    }),
  );

describe.each(DOCUMENTS)('%s', (document) => {
  const page = readPage(document);
  const folder = dirname(document);
  const code = [...page.words, ...page.blocks.map(({ text }) => text)];

  it('names paths that are there', () => {
    const paths = page.words.filter((word) => TOP.test(word) && !/\s/.test(word));
    expect(paths.filter((path) => !isMade(path) && !isThere(path) && !isEntry(path))).toEqual([]);
  });

  it('names files that are there, where it leaves out their folder', () => {
    const names = page.words.filter((word) => /^\w[\w.]*\.(ts|mjs|py)$/.test(word));
    const known = (name: string) => files.some((file) => pattern(name).test(basename(file)));
    expect(names.filter((name) => !known(name) && !HANDED_IN.includes(name))).toEqual([]);
  });

  it('links to pages and headings that are there', () => {
    const broken = page.links.filter((link) => {
      const [path = '', heading] = link.split('#');
      const target = path ? join(folder, path).replaceAll('\\', '/') : document;
      if (!isThere(target)) return true;
      return heading !== undefined && !headings(target).includes(heading);
    });
    expect(broken).toEqual([]);
  });

  it('names npm commands, and options of them, that there are', () => {
    const named = code.flatMap(commands);
    expect(named.filter(({ word }) => !(word in scripts)).map(({ word }) => word)).toEqual([]);
    // What follows `npm start --` goes to JupyterLab.
    const options = named.flatMap(({ word, options }) => (word === 'start' ? [] : options));
    const texts = sources.map((path) => readFileSync(path, 'utf8'));
    const isOption = (name: string) =>
      texts.some((text) => new RegExp(`['"\`, ]${name}(?![\\w-])`).test(text));
    expect(options.filter((name) => !isOption(name!))).toEqual([]);
  });

  it('runs tests and programs that are there', () => {
    const paths = code.flatMap((text) => [
      ...[...text.matchAll(/npx vitest run (\S+)/g)].map(([, path]) => path!),
      ...[...text.matchAll(/(?:^|[`\n ])node (\S+\/\S+)/g)].map(([, path]) => path!),
    ]);
    expect(paths.filter((path) => !isMade(path) && !isThere(path))).toEqual([]);
  });
});

/** The headings of a page, as its links write them. */
function headings(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

describe('what a page shows as a whole program', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'chainrule-documents-'));
  symlinkSync(resolve('node_modules'), join(scratch, 'node_modules'), 'junction');
  afterAll(() => rmSync(scratch, { recursive: true }));
  const programs = DOCUMENTS.flatMap((document) =>
    readPage(document)
      .blocks.filter(({ lang, text }) => lang === 'ts' && /^import /m.test(text))
      .map(({ text }, i) => ({ document, i, text })),
  );

  it('is there', () => {
    expect(programs.map(({ document }) => document)).toContain('README.md');
  });

  it.each(programs)(
    'runs, and prints what its comment says: $document $i',
    async ({ i, document, text }) => {
      const file = join(scratch, `${document.replaceAll(/\W/g, '_')}${i}.ts`);
      writeFileSync(file, text);
      const log = vi.spyOn(console, 'log').mockImplementation(() => {});
      await import(/* @vite-ignore */ file);
      const printed = log.mock.calls.map(([value]) => Number(value));
      log.mockRestore();
      const promised = [...text.matchAll(/console\.log\(.*\/\/ (\S+)/g)].map(([, n]) => Number(n));
      expect(printed).toHaveLength(promised.length);
      // "1e-10 or so"
      for (const [k, value] of promised.entries()) expect(printed[k]).toBeLessThan(10 * value);
    },
  );
});

it("CONTRIBUTING's table gives a reason for each package, and for no other", () => {
  const [, table = ''] = readFileSync('CONTRIBUTING.md', 'utf8').split('## Dependencies');
  const cells = [...table.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
  );
  const used = manifests.flatMap((path) => {
    const {
      dependencies,
      devDependencies: dev,
      optionalDependencies: optional,
    } = JSON.parse(readFileSync(path, 'utf8'));
    return path.includes('/extras/') ? [] : Object.keys({ ...dependencies, ...dev, ...optional });
  });
  const own = new Set(manifests.map((path) => JSON.parse(readFileSync(path, 'utf8')).name));
  const packages = [...new Set([...Object.keys(devDependencies), ...used])].filter(
    (name) => !own.has(name),
  );
  const covers = (cell: string, name: string) => pattern(cell).test(name);
  expect(packages.filter((name) => !cells.some((cell) => covers(cell, name)))).toEqual([]);
  expect(cells.filter((cell) => !packages.some((name) => covers(cell, name)))).toEqual([]);
});
