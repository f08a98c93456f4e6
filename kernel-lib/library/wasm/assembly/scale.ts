/** x ← add + by · x for `count` numbers. */
export function scale64(at: usize, count: i32, add: f64, by: f64): void {
  scale<f64>(at, count, add, by);
}

export function scale32(at: usize, count: i32, add: f32, by: f32): void {
  scale<f32>(at, count, add, by);
}

// Goes on to the end of the last vector: there is room behind every array in scratch memory.
function scale<T>(at: usize, count: i32, add: T, by: T): void {
  const a = v128.splat<T>(add);
  const b = v128.splat<T>(by);
  const end = at + <usize>count * sizeof<T>();
  for (; at < end; at += 16) v128.store(at, v128.add<T>(a, v128.mul<T>(b, v128.load(at))));
}
