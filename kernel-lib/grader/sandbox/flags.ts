import { hasCpuLimit } from './cpu.js';
import type { SandboxLayer, SandboxOptions } from './options.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** Node's permission model: experimental in 20 and 22, plain from 22.13 and 23.5. */
function permissionFlag(): string | undefined {
  if (major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13)) {
    return '--permission';
  }
  return major >= 20 ? '--experimental-permission' : undefined;
}

/** The flags for a child that may read `tree` and nothing else. */
export function nodeFlags(
  tree: string,
  heapMegabytes: number,
  options: SandboxOptions = {},
): string[] {
  const permission = (options.permission ?? true) ? permissionFlag() : undefined;
  return [
    ...(permission ? [permission, `--allow-fs-read=${tree}/*`] : []),
    '--no-warnings',
    '--no-deprecation',
    '--disallow-code-generation-from-strings',
    '--disable-proto=delete',
    '--frozen-intrinsics',
    '--experimental-vm-modules',
    '--stack-trace-limit=30',
    `--max-old-space-size=${heapMegabytes}`,
  ];
}

/** What needs no privilege: it protects the verdict on every machine. */
export function baseLayers(options: SandboxOptions): SandboxLayer[] {
  const permission = permissionFlag();
  const permitted = (options.permission ?? true) && permission !== undefined;
  return [
    layer('separate-process', true, 'verdict in the parent, student code in a fresh child'),
    layer('pristine-tree', true, 'regular files only, no configs, only tensor and random'),
    layer('empty-environment', true, 'no variables, no descriptors but its own pipes'),
    layer('node-permission', permitted, permission ?? 'needs Node 20'),
    layer('frozen-intrinsics', true, 'built-in objects cannot be patched'),
    layer('language-only', true, "the language and the library: none of Node's objects or modules"),
    layer('no-eval', true, '--disallow-code-generation-from-strings'),
    layer('deadline', true, 'wall clock per call and per exercise'),
    layer('cpu-limit', hasCpuLimit, 'processor time, held by the system even if the grader dies'),
    layer('output-cap', true, 'what an exercise prints is bounded'),
    layer(
      'memory-watch',
      process.platform === 'linux',
      process.platform === 'linux'
        ? 'resident memory, from /proc'
        : 'only the JavaScript heap here',
    ),
  ];
}

export function layer(name: string, active: boolean, detail: string): SandboxLayer {
  return { name, active, detail };
}
