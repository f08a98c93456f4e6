/** For each function at the top of a module, the functions there that it calls. */
export type Calls = Readonly<Record<string, readonly string[]>>;

/** What a module exports. */
export interface Exported {
  /** By name; `default` is one of them. */
  readonly exports: readonly string[];
  /** Topics of sibling files of which it passes on everything: `export * from './layers.js'`. */
  readonly passedOn: readonly string[];
}

/** A student's file, ready to run. */
export interface PreparedModule extends Exported {
  readonly topic: string;
  readonly path: string;
  readonly text: string;
  /** JavaScript, without the source map. */
  readonly code: string;
  /** The source map, as JSON. */
  readonly map: string;
  /** Topics of sibling files that it imports. */
  readonly siblings: readonly string[];
  readonly calls: Calls;
}
