import { loadOf, MAX_LOAD } from '../link.js';

// The interrupt wakes us; this is for a frontend that has gone without one.
const LOOK_AGAIN_MS = 200;

/** Holds a cell back that shows more than the frontend reads. */
export class Flow {
  /**
   * @param backlog the shared sum of what has not left yet
   * @param stop the shared word that asks the running cell to stop
   */
  constructor(
    private readonly backlog: Int32Array,
    private readonly stop: Int32Array,
  ) {}

  /** Waits until there is room for more; false when an interrupt came first. */
  makeRoom(): boolean {
    const { backlog, stop } = this;
    for (;;) {
      const load = Atomics.load(backlog, 0);
      if (load < MAX_LOAD) return true;
      if (Atomics.load(stop, 0) !== 0) return false;
      Atomics.wait(backlog, 0, load, LOOK_AGAIN_MS);
    }
  }

  /** Counts a message of this length as on its way; gives its load. */
  add(length: number): number {
    const load = loadOf(length);
    Atomics.add(this.backlog, 0, load);
    return load;
  }
}
