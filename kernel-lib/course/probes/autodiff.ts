/*
 * Programs that checks run on the Nums of a student. They lie in the child's folder, so they hold no
 * derivative.
 */

interface Num {
  readonly value: number;
  add(other: Num): Num;
  mul(other: Num): Num;
  tanh(): Num;
  backward(): void;
}

/** x + y */
export const plus = () => (x: Num, y: Num) => x.add(y);

/** x · y */
export const times = () => (x: Num, y: Num) => x.mul(y);

/** tanh x */
export const bend = () => (x: Num) => x.tanh();

/** tanh(x · y + z) */
export const unit = () => (x: Num, y: Num, z: Num) => x.mul(y).add(z).tanh();

/** a = x · y, b = a + x, f = a · b + tanh a: a is used three times, at different depths. */
export const diamond = () => (x: Num, y: Num) => {
  const a = x.mul(y);
  const b = a.add(x);
  return a.mul(b).add(a.tanh());
};

/** As diamond, with the far use of a named first. */
export const mirrored = () => (x: Num, y: Num) => {
  const a = x.mul(y);
  const b = a.add(x);
  return a.tanh().add(b.mul(a));
};

/** Doubled again and again, with itself. */
export const doubled = (times: number) => (x: Num) => {
  let f = x;
  for (let i = 0; i < times; i++) f = f.add(f);
  return f;
};

/** Multiplied by y until it is larger than the limit. */
export const until = (limit: number) => (x: Num, y: Num) => {
  let f = x;
  while (f.value <= limit) f = f.mul(y);
  return f;
};

/** x · x + y, with a backward in the middle and one before the end. */
export const twice = () => (x: Num, y: Num) => {
  const square = x.mul(x);
  square.backward();
  const f = square.add(y);
  f.backward();
  return f;
};
