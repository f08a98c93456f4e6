import type { PackedFile } from './archive/index.js';
import { matchName, type NameMatch } from './nameMatch.js';

/** A file that may be a topic's. */
export interface Candidate extends NameMatch {
  file: PackedFile;
  /** 0 where it should lie, more the further from there. */
  place: number;
}

/** All that may be `topic`'s file, in the order of their places; `strict`: only under its own name. */
export function candidatesFor(
  topic: string,
  files: readonly PackedFile[],
  strict: boolean,
): Candidate[] {
  return files
    .flatMap((file): Candidate[] => {
      const place = placeOf(file.name);
      const like = place === undefined ? undefined : matchName(topic, file.name);
      if (!like || place === undefined) return [];
      if (strict && (like.kind !== 'exact' || place > 0)) return [];
      return [{ ...like, file, place }];
    })
    .sort((a, b) => a.place - b.place || KINDS[a.kind] - KINDS[b.kind])
    .slice(0, MOST);
}

const KINDS = { exact: 0, copy: 1, loose: 2 };
/** So many are compared. */
const MOST = 20;

/** A project handed in whole also holds files of the same name that are not the student's work. */
function placeOf(name: string): number | undefined {
  if (/^(exercises\/)?[^/]*$/.test(name)) return 0;
  if (/(^|\/)exercises\/[^/]*$/.test(name)) return 1;
  if (/(^|\/)(solutions|test|kernel-lib)\//.test(name)) return undefined;
  return /(^|\/)notebooks\//.test(name) ? 3 : 2;
}

/** The candidate that counts, with its text; why it does, and those with another text that do not. */
export interface Chosen<T> {
  best: T;
  because: string;
  others: T[];
}

/**
 * Of several files for one topic, the one in which most is written; of equals the newest, where dates or
 * numbers tell, else the one that lies where it should. Names that only resemble the topic's count
 * where nothing else has anything in it.
 */
export function chooseBest<T extends Candidate & { text: string }>(
  all: readonly T[],
): Chosen<T> | undefined {
  const rated = all.map((one) => ({ one, written: writtenIn(one.text) }));
  const near = rated.filter(({ one, written }) => one.kind !== 'loose' && written > 0);
  const pool = near.length > 0 ? near : rated;
  const dated = pool.every(({ one }) => one.file.modified !== undefined);
  const date = ({ file }: T) => (dated ? (file.modified ?? 0) : 0);
  const [first] = [...pool].sort(
    (a, b) =>
      b.written - a.written ||
      date(b.one) - date(a.one) ||
      b.one.version - a.one.version ||
      KINDS[a.one.kind] - KINDS[b.one.kind] ||
      a.one.place - b.one.place,
  );
  if (!first) return undefined;
  const others = all.filter((one) => one !== first.one && one.text !== first.one.text);
  const [other] = others;
  const because =
    other && first.written > writtenIn(other.text)
      ? 'the most is written there'
      : other && (date(first.one) > date(other) || first.one.version > other.version)
        ? 'it is the newest'
        : 'its name and place are the nearest';
  return { best: first.one, because, others };
}

/** How many exports a text has that are no stubs any more. */
function writtenIn(text: string): number {
  const exports = text.match(/^[ \t]*export\b(?! +(?:type|interface)\b)/gm)?.length ?? 0;
  const stubs =
    text.match(/throw new Error\(\s*['"`][\w.]{1,100} is not written yet/g)?.length ?? 0;
  return exports - stubs;
}
