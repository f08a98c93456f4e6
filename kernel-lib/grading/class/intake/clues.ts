import { withoutArchiveEnding } from '../../submission/archive/index.js';
import { platformName } from '../../submission/platforms.js';

/** What the name of a submission says about whose it is. */
export interface Clues {
  ids: string[];
  emails: string[];
  names: string[];
  /** Which hand-in it is, where the name counts them. */
  attempt: number;
}

/** A submitter of `submission_metadata.yml`. */
interface Submitter {
  name: string;
  sid: string;
  email: string;
}

/**
 * The people behind a submission: several for a group. Known are the names that Gradescope (with its
 * `submission_metadata.yml`), Moodle and Canvas give to what they export; any other name is taken
 * for an id, an e-mail address or a person's name.
 */
export function cluesOf(name: string, metadata: ReadonlyMap<string, Submitter[]>): Clues[] {
  const submitters = metadata.get(name);
  if (submitters) {
    return submitters.map(({ name, sid, email }) => ({
      ids: [sid].filter(Boolean),
      emails: [email].filter(Boolean),
      names: [name].filter(Boolean),
      attempt: 0,
    }));
  }
  const read = platformName(name);
  const base = withoutArchiveEnding(name);
  if (read) {
    const { person, number, attempt, platform } = read;
    const ids = platform === 'blackboard' ? [person] : [number];
    return [{ ids, emails: [], names: [person], attempt }];
  }
  const words = base.split(/[\s_]+/).filter((word) => word.length >= 3);
  const emails = [base, ...words].filter((word) => /^[^@\s]+@[^@\s]+$/.test(word));
  // A word with a digit may be a number of the university's; one without, a first name of several.
  const ids = [base, ...words.filter((word) => /\d/.test(word))];
  return [{ ids, emails, names: [base.replace(/_/g, ' ')], attempt: 0 }];
}

/** Reads who handed in what from Gradescope's `submission_metadata.yml`; only that is looked at. */
export function readMetadata(yaml: string): Map<string, Submitter[]> {
  const found = new Map<string, Submitter[]>();
  let list: Submitter[] | undefined;
  let inSubmitters = false;
  for (const line of yaml.split(/\r?\n/)) {
    const top = /^"?(submission_\d+)"?:/.exec(line)?.[1];
    const section = /^ {2}:?(\w+):/.exec(line)?.[1];
    if (top !== undefined) {
      list = [];
      found.set(top, list);
      inSubmitters = false;
    } else if (section !== undefined && !line.trimStart().startsWith('-')) {
      inSubmitters = section === 'submitters';
    }
    if (!list || !inSubmitters) continue;
    const [, dash, key, value = ''] = /^\s*(-\s+)?:?(name|sid|email):(.*)$/.exec(line) ?? [];
    if (key === undefined) continue;
    if (dash || list.length === 0) list.push({ name: '', sid: '', email: '' });
    (list[list.length - 1] as Submitter)[key as keyof Submitter] = scalar(value);
  }
  return found;
}

function scalar(text: string): string {
  const value = text.trim();
  if (/^'.*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'");
  if (!/^".*"$/.test(value)) return value === '~' || value === 'null' ? '' : value;
  try {
    return String(JSON.parse(value));
  } catch {
    return value.slice(1, -1);
  }
}
