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

/** What `submission_metadata.yml` says of a submission. */
export interface Submission {
  submitters: Submitter[];
  /** Milliseconds since 1970; 0 where it is not said. */
  created: number;
}

/**
 * The people behind a submission: several for a group. Known are the names that Gradescope (with its
 * `submission_metadata.yml`), Moodle and Canvas give to what they export; any other name is taken
 * for an id, an e-mail address or a person's name.
 */
export function cluesOf(name: string, metadata: ReadonlyMap<string, Submission>): Clues[] {
  const said = metadata.get(name);
  if (said) {
    return said.submitters.map(({ name, sid, email }) => ({
      ids: [sid].filter(Boolean),
      emails: [email].filter(Boolean),
      names: [name].filter(Boolean),
      attempt: said.created,
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
export function readMetadata(yaml: string): Map<string, Submission> {
  const found = new Map<string, Submission>();
  let current: Submission | undefined;
  let inSubmitters = false;
  for (const line of yaml.split(/\r?\n/)) {
    const top = /^"?(submission_\d+)"?:/.exec(line)?.[1];
    const section = /^ {2}:?(\w+):/.exec(line)?.[1];
    if (top !== undefined) {
      current = { submitters: [], created: 0 };
      found.set(top, current);
      inSubmitters = false;
    } else if (section !== undefined && !line.trimStart().startsWith('-')) {
      inSubmitters = section === 'submitters';
    }
    if (!current) continue;
    const created = /^ {2}:?created_at:(.*)$/.exec(line)?.[1];
    if (created !== undefined) current.created = timeOf(scalar(created));
    if (!inSubmitters) continue;
    const list = current.submitters;
    const [, dash, key, value = ''] = /^\s*(-\s+)?:?(name|sid|email):(.*)$/.exec(line) ?? [];
    if (key === undefined) continue;
    if (dash || list.length === 0) list.push({ name: '', sid: '', email: '' });
    (list[list.length - 1] as Submitter)[key as keyof Submitter] = scalar(value);
  }
  return found;
}

/** Of `2026-10-01 12:00:00.123456789 Z` and what is like it; 0 of what is no time. */
function timeOf(text: string): number {
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,3})\d*)? ?([^\d ].*)?$/.exec(
    text,
  );
  if (!found) return 0;
  const [, day, clock, part = '0', zone = ''] = found;
  const offset = /^[+-]\d\d:?\d\d$/.test(zone) ? zone.replace(/(\d\d):?(\d\d)$/, '$1:$2') : 'Z';
  const time = Date.parse(`${day}T${clock}${clock?.length === 5 ? ':00' : ''}.${part}${offset}`);
  return Number.isNaN(time) ? 0 : time;
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
