/** What a child may use. Generous: no clock decides points, these only end what would never end. */
export interface Limits {
  /** Milliseconds for one call. */
  callTime: number;
  /** Milliseconds for all calls to one child together. */
  totalTime: number;
  /** Bytes of printed output. */
  output: number;
  /** Megabytes of resident memory. */
  memory: number;
  /** Megabytes of JavaScript heap. */
  heap: number;
}

export const DEFAULT_LIMITS: Limits = {
  callTime: 5_000,
  totalTime: 40_000,
  output: 1_000_000,
  memory: 1_024,
  heap: 512,
};
