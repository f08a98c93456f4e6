import { Problem, progressBar } from 'kernel-lib/display';
import { runProgram } from './program.js';

/** The registry, or the way to it, does not answer. */
export class NoNetwork extends Problem {
  override name = 'NoNetwork';
}

/**
 * Installs the packages of lock files with `pip` (a command such as `[python, '-m', 'pip']`) and
 * shows how far it is. The lock names every package, so pip has nothing to resolve.
 */
export async function pipInstall(
  pip: readonly string[],
  lockFiles: readonly string[],
  total: number,
  more: readonly string[] = [],
): Promise<void> {
  const bar = progressBar('Python packages', { log: true });
  let done = 0;
  const words = [
    'install',
    '--no-deps',
    '--no-input',
    '--no-compile',
    '--disable-pip-version-check',
    '--no-warn-script-location',
    '--retries=3',
    ...more,
    ...lockFiles.flatMap((file) => ['-r', file]),
  ];
  const { code, output } = await runProgram([...pip, ...words], {
    env: { ...process.env, PIP_REQUIRE_VIRTUALENV: 'false', PYTHONUTF8: '1' },
    onLine: (line) => {
      if (/^Collecting |^Requirement already satisfied/.test(line))
        bar.step(Math.min(++done, total), total);
    },
  }).finally(() => bar.stop());
  if (code !== 0) throw pipProblem(output);
}

/** What pip's output means for the user, in one line. */
export function pipProblem(output: string): Problem {
  if (/No space left on device|Errno 28/i.test(output)) {
    return new Problem(
      'The disk is full: JupyterLab needs about 400 MB. Make room, then run it again.',
    );
  }
  if (
    /NewConnectionError|ConnectTimeout|ReadTimeout|Read timed out|Temporary failure in name resolution|Name or service not known|nodename nor servname|getaddrinfo failed|Connection refused|Network is unreachable|ProxyError|Connection aborted|ConnectionResetError|SSLError|HTTPSConnectionPool|Could not fetch URL|No matching distribution found/.test(
      output,
    )
  ) {
    return new NoNetwork(
      'The Python package registry cannot be reached. The first start needs the network (later ones do not): check the connection or the proxy, then run it again.',
    );
  }
  const errors = output.split('\n').filter((line) => /^\s*(ERROR|error):/.test(line));
  const told = (errors[0] ?? output.trim().split('\n').at(-1) ?? '').trim();
  return new Problem(`pip could not install JupyterLab: ${told.replace(/^ERROR: /, '')}`);
}
