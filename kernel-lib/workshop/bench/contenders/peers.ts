import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The other libraries are not among the project's packages: they are loaded from the folder that
// BENCH_PEERS names (see ensureExtra), and described here as far as they are used.

const folder = process.env.BENCH_PEERS ?? '';
const fromPeers = createRequire(join(folder, 'package.json'));

/** A CommonJS package of the peers' folder. */
export function requirePeer<T>(name: string): T {
  return fromPeers(name) as T;
}

/** An ES module of the peers' folder. */
export async function importPeer<T>(name: string, file: string): Promise<T> {
  return (await import(pathToFileURL(join(folder, 'node_modules', name, file)).href)) as T;
}

export function peerVersion(name: string): string {
  const path = join(folder, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

/** The folder that holds a package's main file. */
export function peerFolder(name: string): string {
  return dirname(fromPeers.resolve(name));
}
