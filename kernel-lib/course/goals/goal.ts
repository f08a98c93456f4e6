/** What one training came to. */
export interface Run {
  /** What the goal is about: an accuracy, a loss, a factor. */
  result: number;
  /** How it went on the way, for the figure. */
  curve: readonly number[];
  /** Where its points lie; 0, 1, 2, … when left out. */
  at?: readonly number[];
  /** After how many updates no number was left to train with; 0 if there never was one. */
  diverged?: number;
}

/** An open goal of a lab: any recipe that reaches it will do. */
export interface Goal<R = unknown> {
  /** What is measured, as in "unseen digits read". */
  measure: string;
  /** How the axis of a run's curve is called, and what its points count. */
  curve: { y: string; x: string; log?: boolean };
  better: 'higher' | 'lower';
  /** What the median over the seeds must reach: for the first point, and for the second. */
  bars: readonly [number, number];
  /** No run, or at most one by bad luck, may be worse than this. */
  floor: number;
  /**
   * The standard deviation of a run's result from seed to seed, for recipes near the bars: measured, see
   * test/reference/goals.json.
   */
  noise: number;
  /** A result as people read it. */
  show(result: number): string;
  /** What the student's function is given; nothing, if left out. */
  args?(): readonly unknown[] | Promise<readonly unknown[]>;
  /** The recipe, once every setting is sound. @throws RecipeError */
  read(value: unknown): R;
  /** Trains once. All that is drawn comes from the seed. */
  run(recipe: R, seed: number): Run | Promise<Run>;
}
