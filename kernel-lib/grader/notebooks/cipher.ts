import { gcm } from '@noble/ciphers/aes.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from 'kernel-lib/platform';

/** SHA-256 of a text. */
export function digest(text: string): Uint8Array {
  return sha256(utf8ToBytes(text));
}

/** A text that only the words of its key open, in base64: AES-256-GCM, its tag behind the text. */
export function closed(key: string, nonce: Uint8Array, text: string): string {
  return toBase64(gcm(digest(key), nonce).encrypt(utf8ToBytes(text)));
}

/** What was closed with this key; `undefined` for anything else. */
export function opened(key: string, nonce: Uint8Array, sealed: string): string | undefined {
  try {
    return new TextDecoder().decode(gcm(digest(key), nonce).decrypt(fromBase64(sealed)));
  } catch {
    return undefined;
  }
}
