/** Why nothing was released or handed in: one line that says what to do. */
export class ReleaseProblem extends Error {
  override readonly name = 'ReleaseProblem';
}
