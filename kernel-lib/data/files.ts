import { readFile } from 'node:fs/promises';
import { DataError } from './batches.js';

/** The bytes of a file. @throws DataError that says where the file was looked for and where to get it. */
export async function readBytes(path: string, hint: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder' : String(error);
    throw new DataError(`${path} ${why}. ${hint}`, { cause: error });
  }
}
