const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is not there',
  ENOTDIR: 'something on the way is not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'a file is in the way',
  ELOOP: 'too many links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk has a fault',
};

/** Why the system refused to read or write, in a few words; `undefined` for an error of another kind. */
export function diskTrouble(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  return WORDS[code] ?? code;
}

/** "cannot be read (permission denied)", to follow the name of a file or folder. */
export function notRead(error: unknown): string {
  return `cannot be read (${diskTrouble(error) ?? String(error)})`;
}

/** "cannot be written (the disk is full)". */
export function notWritten(error: unknown): string {
  return `cannot be written (${diskTrouble(error) ?? String(error)})`;
}
