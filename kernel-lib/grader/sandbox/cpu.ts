import { existsSync } from 'node:fs';

const SHELL = '/bin/sh';
const ENV = '/usr/bin/env';

/** True where the system itself can end a process that has used up its processor time. */
export const hasCpuLimit =
  process.platform !== 'win32' && [SHELL, ENV].every((file) => existsSync(file));

/**
 * The command with a limit of processor time that outlives us: if this process is killed while the
 * child is in an endless loop, nobody else would ever end that loop. The shell replaces itself by
 * the command, so process number and pipes stay; the environment is emptied, because shells put
 * variables of their own into it. Elsewhere the command is returned as it is.
 */
export function withCpuLimit(command: readonly string[], seconds: number): string[] {
  if (!hasCpuLimit) return [...command];
  return [SHELL, '-c', `ulimit -t ${Math.ceil(seconds)}; exec ${ENV} -i "$@"`, 'sh', ...command];
}
