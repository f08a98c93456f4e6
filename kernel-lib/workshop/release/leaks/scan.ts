import { unzipSync } from 'fflate';

/** A text that must not get out. */
export interface Secret {
  kind: 'answer' | 'hidden check' | 'mark scheme' | 'quiz key';
  /** Where it was written. */
  place: string;
  text: string;
}

export interface Leak {
  /** The file that has it; a file in a zip as `a.zip/b.ts`. */
  file: string;
  secret: Secret;
}

/** Shorter texts say too little to be told from others. */
const SHORTEST = 20;
const PREFIX = 16;

/**
 * A text without blanks, quotes and escapes: the same whether it stands in a source, in a built
 * file, in a string of a source map or in a cell of a notebook.
 */
export function condense(text: string): string {
  return text.replace(/\\[nrt]/g, '').replace(/[\s\\"'`]/g, '');
}

/** Finds which of the secrets files hold. */
export class LeakScanner {
  private readonly byPrefix = new Map<string, { text: string; secret: Secret }[]>();
  /** How many secrets are long enough to be looked for. */
  readonly size: number;

  constructor(secrets: readonly Secret[]) {
    const seen = new Set<string>();
    for (const secret of secrets) {
      const text = condense(secret.text);
      if (text.length < SHORTEST || seen.has(text)) continue;
      seen.add(text);
      const prefix = text.slice(0, PREFIX);
      const list = this.byPrefix.get(prefix) ?? [];
      this.byPrefix.set(prefix, list);
      list.push({ text, secret });
    }
    this.size = seen.size;
  }

  /** The secrets in one text. */
  find(text: string): Secret[] {
    const all = condense(text);
    const found = new Set<Secret>();
    for (let at = 0; at + SHORTEST <= all.length; at++) {
      const list = this.byPrefix.get(all.slice(at, at + PREFIX));
      for (const entry of list ?? []) {
        if (all.startsWith(entry.text, at)) found.add(entry.secret);
      }
    }
    return [...found];
  }

  /** The secrets in files, also in files of zips. */
  scan(files: Iterable<readonly [path: string, bytes: Uint8Array]>): Leak[] {
    const leaks: Leak[] = [];
    for (const [file, bytes] of files) {
      if (isZip(bytes)) {
        const inner = Object.entries(unzipSync(bytes));
        leaks.push(...this.scan(inner.map(([path, data]) => [`${file}/${path}`, data] as const)));
      } else {
        const text = new TextDecoder().decode(bytes);
        leaks.push(...this.find(`${file}\n${text}`).map((secret) => ({ file, secret })));
      }
    }
    return leaks;
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
