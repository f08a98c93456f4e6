import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** For an installation that asks nothing, says little and gives a bad line another chance. */
export const NPM_FLAGS = [
  '--no-audit',
  '--no-fund',
  '--prefer-offline',
  '--loglevel=error',
  '--fetch-retries=3',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=8000',
];

/** npm as a program and its first words, in a way that works on Windows too (npm is a .cmd there). */
export function npm() {
  const candidates = [
    process.env.npm_execpath,
    join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  const script = candidates.find((path) => path && /npm-cli\.js$/.test(path) && existsSync(path));
  if (script) return [process.execPath, [script]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** What npm said when it failed, in one line that says what to do. `folder` is where it was to write. */
export function npmProblem(output, folder) {
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
    return `npm may not write to ${folder}. Make the folder yours, then run it again.`;
  }
  const lines = output.split('\n').filter((line) => line.startsWith('npm error'));
  const first =
    lines.find((line) => /npm error (?!code|A complete log)\S/.test(line)) ?? output.trim();
  return `npm could not install the packages: ${first.replace('npm error ', '')}. "npm ci" shows the whole story.`;
}
