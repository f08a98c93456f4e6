import type { PackedFile } from './files.js';
import { ArchiveProblem, archiveKind } from './kind.js';
import { gunzip, listTar } from './tar.js';
import { listZip } from './zip.js';

export type { PackedFile } from './files.js';
export { tooLarge } from './files.js';
export { ArchiveProblem, isArchiveName, withoutArchiveEnding } from './kind.js';

/** The files of a zip, tar or tar.gz, whatever its name; throws an {@link ArchiveProblem}. */
export function listArchive(bytes: Uint8Array, name: string): PackedFile[] {
  const kind = archiveKind(bytes);
  switch (kind) {
    case 'zip':
      return listZip(bytes);
    case 'tar':
      return listTar(bytes);
    case 'gzip': {
      const inner = gunzip(bytes);
      if (archiveKind(inner) === 'tar' || /t(ar\.)?gz$/i.test(name)) return listTar(inner);
      throw new ArchiveProblem('is a gzip of one file, not of a folder: hand in a zip or a tar.gz');
    }
    case 'unknown':
      // Old tars have no signature; a zip may have anything in front of it.
      return /\.tar$/i.test(name) && bytes.length >= 512 ? listTar(bytes) : listZip(bytes);
    default:
      throw new ArchiveProblem(
        `is a ${kind} archive, which the grader cannot open: unpack it, or pack it as a zip`,
      );
  }
}
