/** What recomputing a printed number has given. */
export interface Recomputed {
  readonly ours: string;
  /** Whether the two agree: computed numbers to the printed digits, sampled ones within the band. */
  readonly agree: boolean;
  /** For sampled numbers: what other seeds give. */
  readonly band?: string;
  /** What a reader should know: what was generated, which slip the slide has. */
  readonly note?: string;
}

/** One number that a lecture prints, and how to get it again. */
export interface LectureNumber {
  /** As in the list of lecture numbers. */
  readonly id: string;
  readonly lecture: 'L0' | 'L1' | 'L2' | 'L3' | 'L4';
  /** What is measured, in a few words. */
  readonly what: string;
  /** As the slide prints it. */
  readonly printed: string;
  /** A time: it depends on the machine and on what else it does. */
  readonly timed?: true;
  /** @param quick whether as little is computed as still decides it, which the tests ask for */
  recompute(quick?: boolean): Recomputed | Promise<Recomputed>;
}

/** `low … high` with the given digits. */
export function bandText(low: number, high: number, digits: number, source: string): string {
  return `${low.toFixed(digits)} … ${high.toFixed(digits)} (${source})`;
}
