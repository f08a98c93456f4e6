import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, specifiersOf } from '../../kernel-lib/workshop/release/sources.js';

const PACKAGES = ['library', 'kernel', 'grader', 'course', 'setup', 'workshop'];

/** Generated for another compiler, and pages for the browser: they stand alone. */
const APART =
  /^kernel-lib\/(dist|node_modules|library\/wasm\/assembly|kernel\/labextension|setup\/extras)\//;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !APART.test(path));

interface Place {
  package: string;
  /** Of the library: its folder; `index` is the file that hands the library out. */
  room?: string;
}

function placeOf(path: string): Place {
  const [, first = '', second] = /^kernel-lib\/([\w-]+)(?:\/([\w-]+))?/.exec(path) ?? [];
  return first === 'library' ? { package: first, room: second ?? '' } : { package: first };
}

const [inLibrary = [], ...chains] = drawn();

/** The lines that CONTRIBUTING.md draws: of each its storeys, the ground floor first. */
function drawn(): string[][][] {
  const [, text = ''] =
    /```imports\n([\s\S]*?)```/.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
  const lines = text.trim().split('\n');
  return lines.map((line) =>
    line.split('→').map((storey) => storey.split(',').map((name) => name.trim())),
  );
}

/** Whether, in one of the lines, `to` stands before `from`. */
function stands(lines: string[][][], to: string, from: string): boolean {
  return lines.some((line) => {
    const [below, above] = [to, from].map((name) =>
      line.findIndex((storey) => storey.includes(name)),
    ) as [number, number];
    return below >= 0 && below < above;
  });
}

interface Manifest {
  name: string;
  exports: object;
  [key: string]: unknown;
}

const manifests = new Map(
  PACKAGES.map((name) => {
    const manifest = JSON.parse(readFileSync(`kernel-lib/${name}/package.json`, 'utf8'));
    return [name, manifest as Manifest];
  }),
);

/** What is wrong with an import that leaves its package, in words. */
const strangeEntry =
  (path: string) =>
  (specifier: string): string[] => {
    const own = placeOf(path).package;
    if (specifier.startsWith('.')) {
      const to = placeOf(join(path, '..', specifier).replaceAll('\\', '/')).package;
      const name = manifests.get(to)?.name;
      return to === own ? [] : [`${path} imports ${specifier}: write the entry of ${name}`];
    }
    if (specifier.startsWith('node:')) return [];
    const [name = ''] = /^(@[^/]+\/)?[^/]+/.exec(specifier) ?? [];
    const [folder, manifest] = [...manifests].find(([, one]) => one.name === name) ?? [];
    if (folder !== undefined) {
      const entry = `.${specifier.slice(name.length)}`;
      if (!Object.hasOwn(manifest?.exports ?? {}, entry))
        return [`${path}: ${specifier} is no entry`];
      if (folder !== own && !stands(chains, folder, own)) {
        return [`${path} imports ${specifier}, but ${folder} does not stand below ${own}`];
      }
    }
    const { dependencies, peerDependencies, devDependencies } = manifests.get(own) as Manifest;
    const known = Object.assign({}, dependencies, peerDependencies, devDependencies);
    return folder === own || Object.hasOwn(known, name)
      ? []
      : [`${path} imports ${specifier}, which is not among the dependencies of its package`];
  };

/** What is wrong with an import, in words. */
function trouble(from: string, to: string): string | undefined {
  const [a, b] = [placeOf(from), placeOf(to)];
  const same = a.package === b.package;
  if (same && a.room === b.room) return;
  const [upper, lower] = same ? [a.room ?? '', b.room ?? ''] : [a.package, b.package];
  if (stands(same ? [inLibrary] : chains, lower, upper)) return;
  return (
    `${from} imports ${to}, but ${lower} does not stand below ${upper}: ` +
    'move one of the two, or let the caller hand it in'
  );
}

/** Files of the library that are entries of the package: what everybody can import. */
const entryFiles = new Set(
  Object.values(manifests.get('library')?.exports ?? {}).flatMap((to: string | object) =>
    Object.values(to).map((file) => join('kernel-lib/library', file).replaceAll('\\', '/')),
  ),
);

/** What is wrong with an import of what stands behind a room of the library, in words. */
function reachedInto(from: string, to: string): string | undefined {
  const [room, other] = [placeOf(from).room, placeOf(to).room];
  if (!room || !other || room === other || other === 'platform') return;
  const lent = `kernel-lib/library/${other}/internal.ts`;
  if (entryFiles.has(to) || to === lent) return;
  return `${from} imports ${to}, which is inside of ${other}: import its index.ts, or lend it in ${lent}`;
}

describe('imports in kernel-lib', () => {
  const files = filesBelow('kernel-lib');

  it('stand in a package and a room that CONTRIBUTING.md draws', () => {
    const known = new Set([...inLibrary.flat(), undefined]);
    const packages = new Set(chains.flat(2));
    const lost = files.filter((path) => {
      const place = placeOf(path);
      return !packages.has(place.package) || !known.has(place.room);
    });
    expect(lost).toEqual([]);
  });

  it('lead to storeys further down only', () => {
    expect(files.length).toBeGreaterThan(500);
    const wrong = files.flatMap((path) =>
      importsOf('.', path).flatMap((target) => trouble(path, target) ?? []),
    );
    expect(wrong).toEqual([]);
  });

  it('lead into another room of the library by what it hands out or lends only', () => {
    const wrong = files.flatMap((path) =>
      importsOf('.', path).flatMap((target) => reachedInto(path, target) ?? []),
    );
    expect(wrong).toEqual([]);
    const layers = 'kernel-lib/library/layers/affine.ts';
    expect(reachedInto(layers, 'kernel-lib/library/tensor/core/shape.ts')).toMatch(
      /inside of tensor/,
    );
  });

  it('lend to other rooms only what one of them takes', () => {
    const idle = readdirSync('kernel-lib/library').flatMap((room) => {
      const lent = `kernel-lib/library/${room}/internal.ts`;
      if (!files.includes(lent)) return [];
      const takers = files.filter((path) => importsOf('.', path).includes(lent));
      const taken = takers.map((path) => readFileSync(path, 'utf8')).join('\n');
      const text = readFileSync(lent, 'utf8');
      const names = [...text.matchAll(/export [*\s\w]*(?:\{([^}]*)\}|as (\w+))/g)].flatMap(
        ([, list, one]) =>
          (list ?? one ?? '').split(',').map((name) => name.replace('type ', '').trim()),
      );
      return names
        .filter((name) => name && !new RegExp(`\\b${name}\\b`).test(taken))
        .map((name) => `${lent}: ${name}`);
    });
    expect(idle).toEqual([]);
  });

  it('lead into another package by its entries only, and that package stands below', () => {
    expect(files.flatMap((path) => specifiersOf('.', path).flatMap(strangeEntry(path)))).toEqual(
      [],
    );
  });

  it.each([
    ['kernel-lib/grader/index.ts', '../library/tensor/index.js', /write the entry of kernel-lib/],
    ['kernel-lib/library/nets/index.ts', 'chainrule-grader', /does not stand below library/],
    ['kernel-lib/course/index.ts', 'chainrule-grader/engine/grade.js', /is no entry/],
    ['kernel-lib/grader/index.ts', 'left-pad', /not among the dependencies of its package/],
  ])('from %s into %s breaks the rule', (path, specifier, words) => {
    expect(strangeEntry(path)(specifier).join()).toMatch(words);
  });

  it.each([
    ['kernel-lib/library/tensor/Tensor.ts', 'kernel-lib/library/layers/index.ts'],
    ['kernel-lib/library/nets/index.ts', 'kernel-lib/grader/index.ts'],
    ['kernel-lib/kernel/main.ts', 'kernel-lib/course/notebook/index.ts'],
    ['kernel-lib/grader/index.ts', 'kernel-lib/kernel/index.ts'],
    ['kernel-lib/course/notebook/index.ts', 'kernel-lib/setup/index.ts'],
    ['kernel-lib/attic/index.ts', 'kernel-lib/library/tensor/index.ts'],
  ])('from %s to %s break the rule', (from, to) => {
    expect(trouble(from, to)).toMatch(/does not stand below/);
  });
});

it('exercises and answers import tensors, random numbers and each other, as in the grader', () => {
  const allowed = /^(kernel-lib\/(tensor|random)|\.\/\w+\.js)$/;
  const wrong = ['exercises', 'solutions'].flatMap((folder) =>
    filesBelow(folder).flatMap((path) =>
      specifiersOf('.', path)
        .filter((target) => !allowed.test(target))
        .map((target) => `${path} imports ${target}`),
    ),
  );
  expect(wrong).toEqual([]);
});
