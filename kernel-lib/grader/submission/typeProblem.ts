/** One complaint of the type checker. It is shown, and costs no points. */
export interface TypeProblem {
  path: string;
  line: number;
  column: number;
  message: string;
  /** The line of source, and a line of markers under the place. */
  source: string;
  underline: string;
  /** What to write instead; it is in the message too. */
  advice?: string;
}
