/** Functions and methods that are easily taken for another. */
export const MISTAKEN: Readonly<Record<string, readonly string[]>> = {
  add: ['sub'],
  sub: ['add'],
  mul: ['div'],
  div: ['mul'],
  add_: ['sub_'],
  sub_: ['add_'],
  mul_: ['div_'],
  div_: ['mul_'],
  sum: ['mean'],
  mean: ['sum'],
  max: ['min'],
  min: ['max'],
  argmax: ['argmin'],
  maximum: ['minimum'],
  minimum: ['maximum'],
  greater: ['greaterEqual', 'less'],
  greaterEqual: ['greater', 'lessEqual'],
  less: ['lessEqual', 'greater'],
  lessEqual: ['less', 'greaterEqual'],
  floor: ['ceil'],
  ceil: ['floor'],
  randn: ['rand'],
  rand: ['randn'],
  var: ['std'],
  std: ['var'],
  sin: ['cos'],
  cos: ['sin'],
  zeros: ['ones'],
  zerosLike: ['onesLike'],
  ones: ['zeros'],
  onesLike: ['zerosLike'],
};

/** Functions of one argument, or methods of none, that a student may forget to apply. */
export const FORGOTTEN = new Set([
  'exp',
  'log',
  'sqrt',
  'abs',
  'neg',
  'tanh',
  'square',
  'sign',
  'floor',
  'ceil',
  'copy',
]);

/** Methods and functions of two terms, one of which may be missing. */
export const TWO_TERMS = new Set([
  'add',
  'sub',
  'mul',
  'div',
  'dot',
  'matmul',
  'maximum',
  'minimum',
  'pow',
]);

/** Where the order of the arguments says nothing. */
export const COMMUTATIVE = new Set(['add', 'mul', 'maximum', 'minimum', 'max', 'min', 'equal']);
