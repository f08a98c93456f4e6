import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseJson } from 'chainrule-grader/files';

/** What became of one generated file. */
export type Outcome =
  /** The file on disk is already what would be generated. */
  | 'fresh'
  /** The file was missing or untouched, and has been written (with `check`: would be). */
  | 'written'
  /** Somebody has edited the file: it was kept. */
  | 'kept'
  /** Edited, and replaced because of `force`; the edited text went into a backup. */
  | 'replaced';

export interface WriteResult {
  readonly path: string;
  readonly outcome: Outcome;
  /** Where the edited text went, when `outcome` is `replaced`. */
  readonly backup?: string;
  /** True when an edited file was kept although its source has changed since. */
  readonly outdated?: boolean;
}

export interface WriteOptions {
  /** Only look, write nothing. */
  readonly check?: boolean;
  /** Replace edited files too, after a backup. */
  readonly force?: boolean;
  /** Added to the name of a backup; the moment by default. */
  readonly stamp?: string;
}

/** Ends a backup's name so that names sort by time: `2026-11-21T02-25-00`. */
export function timeStamp(now = new Date()): string {
  return now.toISOString().slice(0, 19).replaceAll(':', '-');
}

/**
 * Remembers, in one small file, what was last generated into a folder. A file that still has the
 * recorded digest is untouched and may be rewritten; any other belongs to the person who edited it.
 */
export class GeneratedRecord {
  readonly #path: string;
  readonly #digests: Record<string, string>;
  readonly #digestOf: (content: string) => string;
  readonly #same: (current: string, content: string) => boolean;
  #changed = false;

  /**
   * @param path the record itself, for example `exercises/.generated.json`
   * @param digestOf what an edit changes; the text itself by default
   * @param same whether a file need not be written again; when the texts are equal by default
   */
  constructor(
    path: string,
    digestOf: (content: string) => string = textDigest,
    same: (current: string, content: string) => boolean = sameText,
  ) {
    this.#path = path;
    this.#digestOf = digestOf;
    this.#same = same;
    this.#digests = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  }

  /** Writes `content` to `path`, unless the file there was edited; see {@link Outcome}. */
  write(path: string, content: string, options: WriteOptions = {}): WriteResult {
    const key = relative(dirname(this.#path), path).replaceAll('\\', '/');
    const digest = this.#digestOf(content);
    const recorded = this.#digests[key];
    const current = existsSync(path) ? readFileSync(path, 'utf8') : undefined;

    const same = options.force ? sameText : this.#same;
    if (current !== undefined && same(current, content)) {
      const outcome = recorded === digest ? 'fresh' : 'written';
      this.#remember(key, digest);
      return { path, outcome };
    }
    const untouched = current === undefined || this.#digestOf(current) === recorded;
    if (!untouched && !options.force) {
      return { path, outcome: 'kept', outdated: recorded !== digest };
    }
    let backup: string | undefined;
    if (!untouched) {
      backup = `${path}.bak-${options.stamp ?? timeStamp()}`;
      if (!options.check) writeFileSync(backup, current, { flag: 'wx' });
    }
    if (!options.check) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    this.#remember(key, digest);
    return backup === undefined
      ? { path, outcome: 'written' }
      : { path, outcome: 'replaced', backup };
  }

  /** Forgets files that are no longer generated, and returns their names. */
  retire(keep: readonly string[]): string[] {
    const names = new Set(
      keep.map((path) => relative(dirname(this.#path), path).replaceAll('\\', '/')),
    );
    const gone = Object.keys(this.#digests).filter((key) => !names.has(key));
    for (const key of gone) {
      delete this.#digests[key];
      this.#changed = true;
    }
    return gone.map((key) => join(dirname(this.#path), key));
  }

  /** Writes the record itself, when it has changed. */
  save(): void {
    if (!this.#changed) return;
    const sorted = Object.fromEntries(
      Object.entries(this.#digests).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(this.#path, JSON.stringify(sorted, null, 2) + '\n');
    this.#changed = false;
  }

  #remember(key: string, digest: string): void {
    if (this.#digests[key] === digest) return;
    this.#digests[key] = digest;
    this.#changed = true;
  }
}

function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}

/** SHA-256 of a text, whatever its line ends. */
export function textDigest(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

/**
 * SHA-256 of what a notebook says: its cells' kinds and sources. Outputs, counters and metadata do
 * not count, so a notebook that was only run is still untouched.
 */
export function notebookDigest(text: string): string {
  let cells: { cell_type: string; source: string | string[] }[];
  try {
    ({ cells } = parseJson(text) as { cells: typeof cells });
    return textDigest(
      JSON.stringify(
        cells.map((cell) => [
          cell.cell_type,
          Array.isArray(cell.source) ? cell.source.join('') : cell.source,
        ]),
      ),
    );
  } catch {
    return textDigest(text); // not a notebook any more: surely edited
  }
}

/**
 * Whether two notebooks say the same in the same cells, whatever their outputs: who has only run a
 * notebook keeps what it has drawn.
 */
export function sameNotebook(current: string, content: string): boolean {
  if (sameText(current, content)) return true;
  try {
    return isDeepStrictEqual(essence(current), essence(content));
  } catch {
    return false; // not a notebook any more
  }
}

function essence(text: string): unknown[] {
  const { cells } = parseJson(text) as { cells: Record<string, unknown>[] };
  return cells.map(({ id, cell_type, source, metadata }) => {
    const { execution: _, trusted: __, ...kept } = metadata as Record<string, unknown>;
    return { id, cell_type, source: Array.isArray(source) ? source.join('') : source, kept };
  });
}
