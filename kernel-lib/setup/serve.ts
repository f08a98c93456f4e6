import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a Jupyter server writes about itself once it listens. */
interface ServerInfo {
  url: string;
  token?: string;
}

/**
 * Runs a Jupyter server until it ends; `onReady` gets its address once it answers. Signals are
 * passed on, so that no server stays behind. Returns the exit code.
 */
export async function serve(
  command: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; onReady: (info: ServerInfo) => void },
): Promise<number> {
  const { cwd, env, onReady } = options;
  const [program = '', ...words] = command;
  const started = Date.now();
  const child = spawn(program, words, { cwd, env, stdio: 'inherit' });
  let asked = false;
  const pass = (signal: NodeJS.Signals) => {
    // On a terminal Ctrl-C has reached the server already.
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
    // Kernels get their time to end; then it is enough.
    if (!asked) setTimeout(() => child.kill('SIGKILL'), 15_000).unref();
    asked = true;
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(asked ? 0 : (code ?? 1)));
  });
  void announce(child, env.JUPYTER_RUNTIME_DIR ?? '', started, onReady);
  try {
    return await ended;
  } finally {
    for (const signal of signals) process.off(signal, pass);
  }
}

async function announce(
  child: ChildProcess,
  runtime: string,
  since: number,
  onReady: (info: ServerInfo) => void,
): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const info = newestServer(runtime, since);
    if (info && (await answers(info))) {
      onReady(info);
      return;
    }
    await sleep(100);
  }
}

function newestServer(runtime: string, since: number): ServerInfo | undefined {
  try {
    const files = readdirSync(runtime)
      .filter((name) => /^(jp|nb)server-\d+\.json$/.test(name))
      .map((name) => join(runtime, name))
      .filter((file) => statSync(file).mtimeMs >= since - 1);
    const file = files[0];
    return file ? (JSON.parse(readFileSync(file, 'utf8')) as ServerInfo) : undefined;
  } catch {
    // Half written: the next look will read it.
    return undefined;
  }
}

async function answers({ url }: ServerInfo): Promise<boolean> {
  try {
    await fetch(new URL('api', url), { signal: AbortSignal.timeout(2_000) });
    return true;
  } catch (error) {
    // A server with its own certificate is there all the same.
    return url.startsWith('https:') && !/ECONNREFUSED/.test(String((error as Error).cause));
  }
}
