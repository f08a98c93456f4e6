import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem, root, runQuietly } from './common.mjs';
import { withLock } from './lock.mjs';

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
  const flags = [
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--loglevel=error',
    '--fetch-retries=3',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=8000',
  ];
  try {
    const shell = process.platform === 'win32' && words.length === 0;
    const npmRun = (task) => runQuietly(program, [...words, ...task, ...flags], { shell });
    let { code, output } = await npmRun(['ci']);
    // A registry without some platform's optional packages makes `ci` call the lock file wrong.
    if (/EUSAGE/.test(output)) ({ code, output } = await npmRun(['install', '--no-save']));
    if (code !== 0) throw new Problem(npmProblem(output));
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

/** npm as a program and its first words, in a way that works on Windows too (npm is a .cmd there). */
function npm() {
  const candidates = [
    process.env.npm_execpath,
    join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  const script = candidates.find((path) => path && /npm-cli\.js$/.test(path) && existsSync(path));
  if (script) return [process.execPath, [script]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

function packagesInLock() {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  return Object.entries(packages).filter(
    ([path, entry]) => path.startsWith('node_modules/') && !entry.optional && !entry.link,
  );
}

function showProgress(total) {
  const done = packagesInLock().filter(([path]) => existsSync(join(root, path, 'package.json')));
  process.stderr.write(`\r  ${done.length} of ${total}\u001b[K`);
}

function npmProblem(output) {
  if (/ENOSPC|no space left/i.test(output)) {
    return 'The disk is full: npm packages need about 500 MB. Make room, then run it again.';
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/.test(
      output,
    )
  ) {
    return 'The npm registry cannot be reached. The first start needs the network (later ones do not): check the connection or the proxy, then run it again.';
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `npm may not write to ${modules}. Make the project's folder yours, then run it again.`;
  }
  const lines = output.split('\n').filter((line) => line.startsWith('npm error'));
  const first =
    lines.find((line) => /npm error (?!code|A complete log)\S/.test(line)) ?? output.trim();
  return `npm could not install the packages: ${first.replace('npm error ', '')}. "npm ci" shows the whole story.`;
}
