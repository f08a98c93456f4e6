import { readFileSync } from 'node:fs';

/** The most memory this process ever held, in bytes; `null` where the system does not say. */
export function peakMemory(): number | null {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return kilobytes ? Number(kilobytes) * 1024 : null;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}
