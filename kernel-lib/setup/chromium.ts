import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from './program.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * How Chromium is started to take pictures: everything is drawn by the processor, also what is
 * three-dimensional, for which it has no other way on most servers.
 */
export const HEADLESS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--hide-scrollbars',
];

const ELSEWHERE: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['C:/Program Files/Google/Chrome/Application/chrome.exe'],
};

/** The Chromium or Chrome of this machine: `CHAINRULE_CHROMIUM`, on the PATH, or where it usually is. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const wish = env.CHAINRULE_CHROMIUM;
  if (wish) return existsSync(wish) ? wish : undefined;
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...(ELSEWHERE[process.platform] ?? [])].find((file) => existsSync(file));
}

/**
 * The Chromium of this machine; on Debian, as root, installed from Debian's archive if there is
 * none. `undefined` where there is none and none can be installed.
 */
export async function ensureChromium(): Promise<string | undefined> {
  const there = findChromium();
  if (there || !canAptGet()) return there;
  console.log('Installing Chromium for the browser tests (apt-get install chromium) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await runProgram(['apt-get', 'update', '-q'], { env });
    await runProgram(['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      env,
    });
  } catch (error) {
    if ((error as Error).name === 'Interrupted') throw error;
  }
  return findChromium();
}

function canAptGet(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  if (!existsSync('/etc/debian_version')) return false;
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}
