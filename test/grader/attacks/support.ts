import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '../../../kernel-lib/grader/sandbox/limits.js';
import type { SandboxOptions } from '../../../kernel-lib/grader/sandbox/options.js';
import { startProcess } from '../../../kernel-lib/grader/sandbox/process.js';
import { openSandbox } from '../../../kernel-lib/grader/sandbox/sandbox.js';
import { fellTree, plantTree } from '../../../kernel-lib/grader/sandbox/tree.js';

export interface Combination {
  title: string;
  options: SandboxOptions;
}

const named: readonly Combination[] = [
  {
    title: 'without privileges',
    options: { namespaces: false, ownUser: false, limits: false },
  },
  { title: 'in namespaces by unshare', options: { namespaces: 'unshare', ownUser: false } },
  { title: 'in namespaces by bubblewrap', options: { namespaces: 'bubblewrap', ownUser: false } },
  { title: 'as a user of its own', options: { namespaces: false } },
  { title: 'with all layers', options: {} },
];

/** Without Node's permission model: what the system's own layers hold by themselves. */
const systemAlone: readonly Combination[] = [
  {
    title: 'namespaces alone',
    options: { permission: false, namespaces: 'unshare', ownUser: false },
  },
  {
    title: 'bubblewrap alone',
    options: { permission: false, namespaces: 'bubblewrap', ownUser: false },
  },
  { title: 'a user of its own alone', options: { permission: false, namespaces: false } },
  { title: 'namespaces and a user', options: { permission: false } },
];

/** Those of them that this machine has, each really tried. */
async function available(all: readonly Combination[]): Promise<Combination[]> {
  const found: Combination[] = [];
  for (const combination of all) {
    const { namespaces = true, ownUser = true } = combination.options;
    const { layers } = await openSandbox(combination.options);
    const has = (name: string) => layers.some((layer) => layer.name === name && layer.active);
    if (namespaces !== false && !has('namespaces')) continue;
    if (ownUser && !has('own-user')) continue;
    found.push(combination);
  }
  return found;
}

export const combinations: readonly Combination[] = await available(named);
export const withoutPermission: readonly Combination[] = await available(systemAlone);

/** Whether a combination has a layer that the kernel itself holds. */
export function isContained({ options }: Combination): boolean {
  return options.namespaces !== false || options.ownUser !== false;
}

/** Loads code in a child, without any analysis of it, and calls its f: what came of it, in words. */
export async function raw(code: string, options: SandboxOptions, callTime = 4000): Promise<string> {
  const tree = plantTree(new Map([['exercises/raw.js', code]]));
  const limits = { ...DEFAULT_LIMITS, callTime, memory: 300, heap: 160 };
  const child = await startProcess(tree, limits, { ...options, anyImport: true });
  const end = (result: string) => `${result} | ${child.output}`;
  try {
    const path = `file://${tree}/exercises/raw.js`;
    const loaded = await child.ask({ kind: 'load', path, probes: '' });
    if (loaded.kind === 'threw') return end(`threw ${loaded.error.message}`);
    const reply = await child.ask({
      kind: 'call',
      id: 1,
      name: 'f',
      args: [],
      keep: [],
      results: 0,
    });
    return end(
      reply.kind === 'returned' ? `returned ${String(reply.value)}` : `threw ${told(reply)}`,
    );
  } catch (error) {
    return end(`died ${(error as Error).message}`);
  } finally {
    await child.close();
    fellTree(tree);
  }
}

function told(reply: { kind: string; error?: { message: string } }): string {
  return reply.error?.message ?? reply.kind;
}

/** A folder that a grader would keep to itself, with a secret in it. */
export class Vault {
  readonly folder = mkdtempSync(join(tmpdir(), 'attack-vault-'));
  readonly secret = `secret-${randomBytes(12).toString('hex')}`;
  readonly file = join(this.folder, 'results.json');

  constructor() {
    chmodSync(this.folder, 0o700);
    writeFileSync(this.file, this.secret);
    mkdirSync(join(this.folder, 'solutions'));
    writeFileSync(join(this.folder, 'solutions/layers.ts'), this.secret);
    process.env.ATTACK_SECRET = this.secret;
  }

  /** Changes whenever a file is added, removed or rewritten. */
  fingerprint(): string {
    const hash = createHash('sha256');
    for (const name of readdirSync(this.folder, { recursive: true }).map(String).sort()) {
      const path = join(this.folder, name);
      hash.update(name);
      if (name.includes('.')) hash.update(readFileSync(path));
    }
    return hash.digest('hex');
  }

  remove(): void {
    delete process.env.ATTACK_SECRET;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The processes whose command line has these words in it, on Linux. */
export function processesWith(...words: string[]): string[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, 'latin1');
      return words.every((word) => line.includes(word));
    } catch {
      return false;
    }
  });
}
