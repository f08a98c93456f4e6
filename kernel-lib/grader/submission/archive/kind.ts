/** What the first bytes of a file say that it is, if it is an archive. */
export type ArchiveKind =
  | 'zip'
  | 'tar'
  | 'gzip'
  | '7z'
  | 'RAR'
  | 'xz'
  | 'bzip2'
  | 'Zstandard'
  | 'unknown';

const SIGNATURES: readonly (readonly [ArchiveKind, number, readonly number[]])[] = [
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['RAR', 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['gzip', 0, [0x1f, 0x8b]],
  ['xz', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['bzip2', 0, [0x42, 0x5a, 0x68]],
  ['Zstandard', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['tar', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
];

export function archiveKind(bytes: Uint8Array): ArchiveKind {
  const found = SIGNATURES.find(([, at, sign]) => sign.every((byte, i) => bytes[at + i] === byte));
  return found?.[0] ?? 'unknown';
}

const ARCHIVE =
  /\.(zip|7z|rar|tar|tgz|tbz2?|txz|tzst|tar\.(gz|bz2|xz|zst|lz|lzma|z)|gz|bz2|xz|zst)(\.txt)?$/i;

/** Whether a file's name says that it is an archive. */
export function isArchiveName(name: string): boolean {
  return ARCHIVE.test(name);
}

/** The name without what says that it is an archive. */
export function withoutArchiveEnding(name: string): string {
  return name.replace(ARCHIVE, '');
}

/** An archive that cannot be opened, and why: "is protected by a password". */
export class ArchiveProblem extends Error {
  override readonly name = 'ArchiveProblem';
}
