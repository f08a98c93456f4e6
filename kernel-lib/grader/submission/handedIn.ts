import { basename, relative, resolve } from 'node:path';
import type { Submission } from './open.js';

/**
 * The submission under the names that the student knows: what a report says must not depend on
 * where the grader keeps it, and its commands are for the student's own copy.
 */
export function asHandedIn(submission: Submission, path: string): Submission {
  const place = relative(process.cwd(), resolve(path)).replaceAll('\\', '/');
  const prefix = `${place.startsWith('..') ? basename(resolve(path)) : place}/`;
  const strip = (text: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : text);
  const { notebooks } = submission;
  return {
    path: 'exercises',
    file(topic) {
      const file = submission.file(topic);
      if ('problem' in file) return { ...file, problem: strip(file.problem) };
      return { ...file, path: strip(file.path) };
    },
    ...(notebooks
      ? { notebooks: notebooks.map((one) => ({ ...one, path: strip(one.path) })) }
      : {}),
    hintsTaken: () => submission.hintsTaken?.() ?? new Map(),
    intake(topics) {
      const { found = true, notes = [] } = submission.intake?.(topics) ?? {};
      return { found, notes: notes.map((note) => note.replaceAll(prefix, '')) };
    },
  };
}
