import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

export interface JupyterServer {
  /** With a slash at the end. */
  url: string;
  token: string;
  /** From the command to JupyterLab's first answer. */
  startSeconds: number;
  log(): string;
  stop(): Promise<void>;
}

const TOKEN = 'browser-test';

/** `npm start` in `root`, as a user would, on a free port and without opening a browser. */
export async function startJupyter(root: string, words: string[] = []): Promise<JupyterServer> {
  const port = await freePort();
  const started = Date.now();
  const child = spawn(
    process.execPath,
    [
      'kernel-lib/setup/run.mjs',
      'start',
      '--no-browser',
      `--port=${port}`,
      `--IdentityProvider.token=${TOKEN}`,
      ...words,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CI: 'true' } },
  );
  let output = '';
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const url = /(http:\/\/\S+?\/)(lab|tree)\S*token=/.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`npm start ended (${code}):\n${output}`)));
  });
  const url = await ready;
  return {
    url,
    token: TOKEN,
    startSeconds: (Date.now() - started) / 1000,
    log: () => output,
    stop: () => stop(child),
  };
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
