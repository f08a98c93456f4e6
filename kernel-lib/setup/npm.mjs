import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, root, runQuietly } from './common.mjs';
import { withLock } from './lock.mjs';
import { NPM_FLAGS, npm, npmProblem } from './npm-program.mjs';

const lockFile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.chainrule-installed');

/** Installs the npm packages of package-lock.json, if they are not there already. */
export async function installNpmDependencies() {
  if (upToDate()) return;
  const cache = join(root, '.cache');
  await withLock(
    join(cache, 'npm.lock'),
    async () => {
      if (!upToDate()) await install();
    },
    () => console.log('Waiting for another chainrule command that is installing npm packages …'),
  );
}

function upToDate() {
  const hash = lockHash();
  try {
    if (readFileSync(stamp, 'utf8') === hash) return true;
  } catch {
    // No stamp: installed by hand, or not at all.
  }
  if (!installedByHand()) return false;
  writeFileSync(stamp, hash);
  return true;
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

/** True when npm's own record of node_modules names each package of the lock file as it is there. */
function installedByHand() {
  try {
    const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
    const there = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (!path.startsWith('node_modules/')) return true;
      const installed = there[path];
      if (!installed) return Boolean(entry.optional || entry.peer);
      return installed.version === entry.version && existsSync(join(root, path));
    });
  } catch {
    return false;
  }
}

async function install() {
  const total = packagesInLock().length;
  console.log(`Installing ${total} npm packages (once; about half a minute) …`);
  const shown = process.stderr.isTTY ? setInterval(() => showProgress(total), 500) : undefined;
  const [program, words] = npm();
  try {
    const shell = process.platform === 'win32' && words.length === 0;
    const npmRun = (task) => runQuietly(program, [...words, ...task, ...NPM_FLAGS], { shell });
    let { code, output } = await npmRun(['ci']);
    // A registry without some platform's optional packages makes `ci` call the lock file wrong.
    if (/EUSAGE/.test(output)) ({ code, output } = await npmRun(['install', '--no-save']));
    if (code !== 0) throw new Problem(npmProblem(output, modules));
  } catch (error) {
    if (error.code === 'ENOENT') {
      throw new Problem('npm was not found. It comes with Node: install Node from nodejs.org.');
    }
    throw error;
  } finally {
    clearInterval(shown);
    if (shown) process.stderr.write('\r\u001b[K');
  }
  writeFileSync(stamp, lockHash());
}

function packagesInLock() {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  return Object.entries(packages).filter(
    ([path, entry]) => path.startsWith('node_modules/') && !entry.optional && !entry.link,
  );
}

/** Plain, not `progressBar` of the library: that is built after the npm packages are there. */
function showProgress(total) {
  const done = packagesInLock().filter(([path]) => existsSync(join(root, path, 'package.json')));
  process.stderr.write(`\rnpm packages ${done.length}/${total}\u001b[K`);
}
