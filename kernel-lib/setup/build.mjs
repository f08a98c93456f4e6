import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { bundleChild } from './bundle.mjs';
import { dist, lib, Problem, root } from './common.mjs';
import { compilePackages, compileProject } from './compile.mjs';
import { withLock } from './lock.mjs';

const stamp = join(root, '.cache/build.json');
const extension = join(lib, 'kernel/labextension');
const extensionOut = join(dist('kernel'), 'jupyter/labextensions/chainrule-plotly');

/**
 * Compiles kernel-lib and the JupyterLab renderer if a source has changed, or everything from new.
 * A type error ends the command with a Problem, and nothing of the last build is replaced: what
 * runs is never half old and half new. Returns exit code 0.
 */
export async function build({ fresh = false } = {}) {
  const before = fresh ? undefined : readStamp();
  if (!before || before.hash !== sourceHash()) {
    await withLock(
      join(root, '.cache/build.lock'),
      async () => {
        const now = fresh ? undefined : readStamp();
        const hash = sourceHash();
        if (now?.hash !== hash) await compile(hash, fresh);
      },
      () => console.log('Waiting for another chainrule command that is building …'),
    );
  }
  return 0;
}

async function compile(hash, fresh) {
  const first = !existsSync(dist('library'));
  console.log(first ? 'Building kernel-lib (once) …' : 'Building kernel-lib: sources changed …');
  rmSync(stamp, { force: true });
  const found = await Promise.all([
    compileProject(extension),
    compilePackages({ fresh: fresh || first }),
  ]);
  const errors = found.filter(Boolean);
  if (errors.length > 0) {
    throw new Problem(`${errors.join('\n')}\nkernel-lib was not built, because of these errors.`);
  }
  copyPlainFiles();
  await bundleChild();
  writeFileSync(stamp, JSON.stringify({ hash }));
}

/** What the compiler leaves behind: plain JavaScript, a licence, the extension's manifest, plotly.js. */
function copyPlainFiles() {
  const licence = 'random/NUMPY-LICENSE.txt';
  mkdirSync(join(dist('library'), 'random'), { recursive: true });
  copyFileSync(join(lib, 'library', licence), join(dist('library'), licence));
  mkdirSync(dist('setup'), { recursive: true });
  const locks = [
    'python-lock.txt',
    'python-test-lock.txt',
    'python-nbgrader-lock.txt',
    'python-openblas-lock.txt',
    'python-zig-lock.txt',
  ];
  const names = ['lock.mjs', 'npm-program.mjs', ...locks];
  for (const name of names) {
    copyFileSync(join(lib, 'setup', name), join(dist('setup'), name));
  }
  const statics = join(extensionOut, 'static');
  mkdirSync(statics, { recursive: true });
  copyFileSync(join(extension, 'package.json'), join(extensionOut, 'package.json'));
  const plotly = join(root, 'node_modules/plotly.js-dist/plotly.js');
  const copy = join(statics, 'plotly.js');
  if (!existsSync(copy) || statSync(copy).size !== statSync(plotly).size)
    copyFileSync(plotly, copy);
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Over the contents, because a checkout changes dates and a copy keeps them. */
function sourceHash() {
  const hash = createHash('sha1');
  const files = [
    join(root, 'tsconfig.base.json'),
    join(root, 'package-lock.json'),
    ...sources(lib),
  ];
  for (const file of files)
    hash.update(relative(root, file)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return entry.name === 'dist' || entry.name === 'node_modules' ? [] : sources(path);
      }
      return /\.(ts|mts|mjs|json|txt)$/.test(entry.name) ? [path] : [];
    });
}
