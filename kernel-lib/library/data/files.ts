import { nodeFor } from '../platform/node.js';
import { DataError } from './batches.js';

/** What a file that is not the one expected seems to be: a sentence, or nothing. */
export function whatCame(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === undefined) return ' It is empty.';
  if (a === 0x1f && b === 0x8b) return ' It is gzipped: unpack it first.';
  if (a === 0x50 && b === 0x4b) return ' It is a zip file: unpack it first.';
  if (a === 0x80 && b !== undefined && b <= 5)
    return ' It looks like a Python pickle: take the binary version.';
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).trimStart();
  if (/^<(!doctype|html|\?xml)/i.test(text))
    return ' It is a web page, as a link to a page rather than to the file gives it.';
  if (text.startsWith('version https://git-lfs'))
    return ' It is a pointer of Git LFS: git lfs pull.';
  return ' Is the download complete, and the binary version?';
}

/** The bytes of a file. @throws DataError that says where the file was looked for and where to get it. */
export async function readBytes(path: string, hint: string): Promise<Uint8Array> {
  const { readFile } = nodeFor(`Reading ${path}`)('node:fs/promises');
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder' : String(error);
    throw new DataError(`${path} ${why}. ${hint}`, { cause: error });
  }
}
