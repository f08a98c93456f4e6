/** Answers that are kept: of a submission's files, two dozen, more than all. */
const MOST = 64;
/** Characters of a question; longer ones would fill the memory. */
const LONGEST = 50_000;

/**
 * A function that does not work out again what it was asked lately: where one file was saved, those that
 * it imports are as they were, and several checks in a row ask for the same file.
 *
 * @param work its answer hangs on its arguments alone, which are plain data; what it throws is not kept
 */
export function remembered<A extends readonly unknown[], R>(
  work: (...args: A) => R,
): (...args: A) => R {
  const known = new Map<string, R>();
  return (...args) => {
    const question = JSON.stringify(args);
    const answer = known.has(question) ? (known.get(question) as R) : work(...args);
    if (question.length > LONGEST) return answer;
    // The latest comes last.
    known.delete(question);
    known.set(question, answer);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return answer;
  };
}
