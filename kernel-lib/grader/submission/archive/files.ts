/** A file in an archive, not yet unpacked. */
export interface PackedFile {
  /** With `/` between its parts, never leading out of the archive. */
  readonly name: string;
  /** When it was last changed, where the archive says so: only for comparing, `YYYYMMDDhhmmss`. */
  readonly modified?: number;
  /** Its bytes, of which there may be at most `limit`; or why there are none. */
  read(limit: number): Uint8Array | { problem: string };
}

/** The longest path that is looked at. */
const MAX_NAME = 1_000;

/**
 * A name in an archive with `/` between its parts, also where it was packed on Windows; `undefined` for
 * one that leads elsewhere.
 */
export function plainName(name: string): string | undefined {
  if (name.length > MAX_NAME) return undefined;
  const path = name.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  if (path === '' || path.includes('\0') || /^(\/|[a-z]:)/i.test(path)) return undefined;
  const parts = path.split('/');
  if (
    parts.some((part, i) => part === '..' || part === '.' || (part === '' && i < parts.length - 1))
  )
    return undefined;
  return path;
}

export function tooLarge(limit: number): { problem: string } {
  return { problem: `is larger than ${limit / 1e6} MB` };
}
