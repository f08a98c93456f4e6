/**
 * Milliseconds that this process has computed; where nobody counts them, or in large steps only, as Windows does,
 * those that have passed.
 */
export function processorTime(): number {
  const { process } = globalThis as { process?: Partial<NodeJS.Process> };
  const used = process?.platform === 'win32' ? undefined : process?.cpuUsage?.();
  return used ? (used.user + used.system) / 1000 : performance.now();
}
