/** Where a node stands: columns from left to right, lanes from top to bottom. */
export interface Place {
  readonly column: number;
  readonly lane: number;
}

/**
 * Places a graph's nodes. A gate stands one column right of the last of its inputs; what has no
 * inputs stands just left of its first use. Every input has a lane of its own, a gate the middle of
 * its inputs' lanes.
 */
export function placeNodes(
  ids: readonly string[],
  edges: readonly (readonly [from: string, to: string])[],
): Map<string, Place> {
  const inputsOf = (id: string) => edges.filter(([, to]) => to === id).map(([from]) => from);
  const usersOf = (id: string) => edges.filter(([from]) => from === id).map(([, to]) => to);

  const columns = new Map<string, number>();
  const columnOf = (id: string, depth = 0): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    // A circle has no order of columns; the drawing then still ends.
    const before = depth > ids.length ? [] : inputsOf(id).map((from) => columnOf(from, depth + 1));
    const column = before.length === 0 ? 0 : Math.max(...before) + 1;
    columns.set(id, column);
    return column;
  };
  for (const id of ids) columnOf(id);
  for (const id of ids) {
    const uses = usersOf(id);
    if (inputsOf(id).length > 0 || uses.length === 0) continue;
    columns.set(id, Math.min(...uses.map((user) => columns.get(user) ?? 1)) - 1);
  }

  const lanes = new Map<string, number>();
  let next = 0;
  const laneOf = (id: string): number => {
    const known = lanes.get(id);
    if (known !== undefined) return known;
    lanes.set(id, next); // Replaced below; stands while a circle is followed.
    const before = inputsOf(id);
    if (before.length === 0) {
      next += 1;
      return next - 1;
    }
    const sum = before.reduce((total, from) => total + laneOf(from), 0);
    const lane = sum / before.length;
    lanes.set(id, lane);
    return lane;
  };
  for (const id of ids.filter((name) => usersOf(name).length === 0)) laneOf(id);
  return new Map(ids.map((id) => [id, { column: columns.get(id) ?? 0, lane: lanes.get(id) ?? 0 }]));
}
