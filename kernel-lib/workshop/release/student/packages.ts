import type { PackedPackage } from './library.js';

/** Where the packed packages lie in a student's copy. */
export const PACKED = 'kernel-lib/packages';

/** What npm's lock file says of a package, as far as it matters here. */
interface Locked {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  [key: string]: unknown;
}

interface Package extends Locked {
  scripts?: Record<string, string>;
}

interface Lock {
  packages: Record<string, Locked>;
  [key: string]: unknown;
}

/** The commands of a student's copy. */
const COMMANDS = ['start', 'check', 'grade', 'submit', 'kernel'];
/** Of the packages for maintainers, those that an editor needs. */
const TOOLS = ['@types/node', 'typescript'];

/** package.json for a student: her commands, and the packages behind them. */
export function studentPackage(text: string, packed: readonly PackedPackage[]): string {
  const { workspaces: _, ...whole } = JSON.parse(text) as Package & { workspaces?: unknown };
  const { scripts = {}, devDependencies = {} } = whole;
  return json({
    ...whole,
    scripts: pick(scripts, COMMANDS),
    dependencies: asDependencies(packed),
    devDependencies: pick(devDependencies, TOOLS),
  });
}

const fileOf = ({ file }: PackedPackage) => `file:${PACKED}/${file}`;
const asDependencies = (packed: readonly PackedPackage[]) =>
  Object.fromEntries(packed.map((one) => [one.name, fileOf(one)]));

/**
 * package-lock.json for a student: the entries that her packages need, and no others, so that
 * `npm ci` finds the two files in agreement.
 */
export function studentLock(text: string, packed: readonly PackedPackage[]): string {
  const lock = JSON.parse(text) as Lock;
  const { workspaces: _, ...root } = lock.packages[''] as Locked;
  const own = {
    ...root,
    dependencies: asDependencies(packed),
    devDependencies: pick(root.devDependencies ?? {}, TOOLS),
  };
  const packages: Record<string, Locked> = { ...lock.packages, '': own };
  for (const one of packed) packages[`node_modules/${one.name}`] = lockedEntry(one);
  const needed = new Set<string>(['']);
  const waiting = [''];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const name of namesIn(packages[path] ?? {}, path === '')) {
      const found = resolveFrom(path, name, packages);
      if (found === undefined || needed.has(found)) continue;
      needed.add(found);
      waiting.push(found);
    }
  }
  const kept = Object.entries(packages).filter(([path]) => needed.has(path));
  return json({ ...lock, packages: Object.fromEntries(kept) });
}

function lockedEntry(one: PackedPackage): Locked {
  const { dependencies, peerDependencies, peerDependenciesMeta, engines, license } = one.manifest;
  const { version, integrity } = one;
  const entry = { version, resolved: fileOf(one), integrity, license };
  return { ...entry, dependencies, engines, peerDependencies, peerDependenciesMeta } as Locked;
}

function namesIn(entry: Locked, ours: boolean): string[] {
  return Object.keys({
    ...entry.dependencies,
    ...entry.optionalDependencies,
    ...entry.peerDependencies,
    ...(ours ? entry.devDependencies : {}),
  });
}

/** Where Node would find a package: in the nearest node_modules above. */
function resolveFrom(path: string, name: string, packages: Lock['packages']): string | undefined {
  for (let folder = path; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const candidate = folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (folder === '') return undefined;
    if (!folder.includes('node_modules/')) folder = '';
  }
}

function pick<T>(from: Record<string, T>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
