import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LARGE_PAGES } from './largePages.js';
import { LOGO_SVG } from './logo.js';
import { projectRoot } from './root.js';

/** The kernel's name in notebooks, and its folder's name under `kernels/`. */
export const KERNEL_NAME = 'tslab';
export const KERNEL_DISPLAY_NAME = 'TypeScript (tslab)';

export interface KernelSpecOptions {
  /** The Node that runs the kernel; this one if not given. */
  node?: string;
  /** The built `main.js`; the one beside this module if not given. */
  main?: string;
  /** The project that the kernel belongs to; the one around this module if not given. */
  root?: string;
}

interface KernelSpec {
  argv: string[];
  metadata?: { chainrule?: { root: string } };
}

/**
 * Writes `kernel.json` and a logo into `dir` (such as `…/share/jupyter/kernels/tslab`), with
 * absolute paths, so that the kernel starts from anywhere. Returns the path of `kernel.json`.
 */
export function writeKernelSpec(dir: string, options: KernelSpecOptions = {}): string {
  const {
    node = process.execPath,
    main = fileURLToPath(new URL('./main.js', import.meta.url)),
    root = projectRoot(),
  } = options;
  const spec = {
    argv: [node, main, '{connection_file}'],
    display_name: KERNEL_DISPLAY_NAME,
    language: 'typescript',
    // A message reaches a busy kernel on every platform; a signal does not on Windows.
    interrupt_mode: 'message',
    env: LARGE_PAGES,
    metadata: { debugger: false, chainrule: { root } },
  };
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'kernel.json');
  writeFileSync(file, JSON.stringify(spec, null, 2) + '\n');
  writeFileSync(join(dir, 'logo-svg.svg'), LOGO_SVG);
  return file;
}

/** Whose kernel is in `dir`: the folder of its project, `'other'` for a kernel of another make. */
export function kernelSpecOwner(dir: string): string | undefined {
  const file = join(dir, 'kernel.json');
  if (!existsSync(file)) return undefined;
  try {
    const { metadata } = JSON.parse(readFileSync(file, 'utf8')) as KernelSpec;
    return metadata?.chainrule?.root ?? 'other';
  } catch {
    return 'other';
  }
}

export function removeKernelSpec(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}
