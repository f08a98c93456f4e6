import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addFile, type Bundle, listFiles, textFile, writeFolder } from 'chainrule-grader/files';
import { npm } from 'chainrule-setup';
import { Problem } from 'kernel-lib/display';
import { closure } from '../sources.js';

const CHECKS = 'kernel-lib/course/checks/';

/** The packages that a student's copy runs on, by their folders. */
const FOLDERS = ['library', 'kernel', 'grader', 'course', 'setup'];
/** What of the course only instructors use. */
const APART = ['lectures/'];

/** A package as npm packs it. */
export interface PackedPackage {
  name: string;
  version: string;
  /** Its file's name. */
  file: string;
  bytes: Uint8Array;
  /** As npm's lock files name it. */
  integrity: string;
  manifest: Record<string, unknown>;
}

/**
 * Packs the built packages: scripts and declarations, nothing to compile, without the hidden checks
 * and what only they use.
 */
export async function packPackages(root: string): Promise<PackedPackage[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-pack-'));
  try {
    const packed: PackedPackage[] = [];
    for (const name of FOLDERS) packed.push(await pack(root, name, join(folder, name), folder));
    return packed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pack(
  root: string,
  name: string,
  stage: string,
  out: string,
): Promise<PackedPackage> {
  const { manifest, files } = studentPart(root, name);
  writeFolder(files, stage);
  const [program, words] = npm();
  const run = promisify(execFile);
  const { stdout } = await run(
    program,
    [...words, 'pack', '--json', '--ignore-scripts', '--pack-destination', out],
    { cwd: stage, maxBuffer: 1e8, shell: process.platform === 'win32' && words.length === 0 },
  );
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const bytes = readFileSync(join(out, filename));
  return {
    name: String(manifest.name),
    version: String(manifest.version),
    file: filename,
    bytes,
    integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
    manifest,
  };
}

/** The built scripts and declarations that a student gets, by path from the project's root. */
export function studentModules(root: string): string[] {
  return FOLDERS.flatMap((name) =>
    builtFiles(root, name)
      .filter((path) => /\.(js|d\.ts)$/.test(path))
      .map((path) => `kernel-lib/${name}/dist/${path}`),
  );
}

function builtFiles(root: string, name: string): string[] {
  const hidden = name === 'course' ? hiddenModules(root) : new Set<string>();
  return listFiles(join(root, 'kernel-lib', name, 'dist'), (path) => {
    if (path.endsWith('/')) return name !== 'course' || !APART.includes(path);
    return !path.endsWith('.map') && !hidden.has(path.replace(/(\.d)?\.(js|ts)$/, ''));
  });
}

/** What a student gets of a package. */
function studentPart(root: string, name: string) {
  const base = join(root, 'kernel-lib', name);
  const built = builtFiles(root, name);
  if (built.length === 0) throw new Problem('the packages are not built: npm run build');
  const files: Bundle = new Map();
  for (const path of built) addFile(files, join(base, 'dist'), path, `dist/${path}`);
  addFile(files, root, 'LICENSE');
  const manifest = studentManifest(readFileSync(join(base, 'package.json'), 'utf8'));
  files.set('package.json', textFile(`${JSON.stringify(manifest, null, 2)}\n`));
  return { manifest, files };
}

/** package.json without what belongs to sources, which are not there. */
function studentManifest(text: string): Record<string, unknown> {
  const { devDependencies: _, files: __, ...manifest } = JSON.parse(text);
  const entries = Object.entries(manifest.exports as Record<string, unknown>)
    .filter(([entry]) => !APART.includes(`${entry.slice(2)}/`))
    .map(([entry, to]) => {
      if (typeof to === 'string') return [entry, to];
      const { '@chainrule/source': ___, ...built } = to as Record<string, string>;
      return [entry, built];
    });
  return { ...manifest, exports: Object.fromEntries(entries) };
}

/** Of the course, the modules of hidden checks, and those that nothing else needs: `checks/NAME`. */
function hiddenModules(root: string): Set<string> {
  const all = listFiles(root, (path) =>
    path.endsWith('/')
      ? CHECKS.startsWith(path) || path.startsWith(CHECKS)
      : path.startsWith(CHECKS),
  );
  const names = hiddenFiles(root, all).map((path) => path.slice('kernel-lib/course/'.length));
  return new Set(names.map((path) => path.replace(/\.ts$/, '')));
}

/** The files of hidden checks, and those that no file with an exercise needs. */
export function hiddenFiles(root: string, all: readonly string[]): string[] {
  const checks = all.filter((path) => path.startsWith(CHECKS) && path.endsWith('.ts'));
  const visible = checks.filter(
    (path) =>
      !path.endsWith('.hidden.ts') &&
      readFileSync(join(root, path), 'utf8').includes('defineExercise('),
  );
  const needed = closure(root, visible, new Set(checks));
  return checks.filter((path) => !needed.has(path));
}
