// Names that Python has and JavaScript has not, and members by which lists and texts differ.

/** What is said of a call `name(args)`; `args` are already TypeScript. */
type Say = (args: readonly string[], first: string) => string;

/** Of `print(x)` and the like. */
export const CALLS: Readonly<Record<string, Say>> = {
  print: (args) => {
    const values = args.filter((each) => !/^\{ (end|sep|flush|file):/.test(each));
    const end = args.join().match(/\bend: ('[^']*'|"[^"]*")/)?.[1];
    if (end && values.length === 1) {
      return `To print without a new line write: process.stdout.write(String(${values[0]}) + ${end})`;
    }
    return `Printing is: console.log(${values.join(', ')})`;
  },
  len: (_, x) => {
    if (x.endsWith('.shape')) return `The length of a list is: ${x}.length`;
    return `The length of a list or a text is ${x}.length; of a tensor the number of rows is: ${x}.shape[0]`;
  },
  range: (args) => {
    const [a, b, step] = args;
    const list = b === undefined ? `[...Array(${a ?? 'n'}).keys()]` : undefined;
    return `There is no range. To count, write for (let i = ${b === undefined ? '0' : a}; i < ${b ?? a ?? 'n'}; i${step ? ` += ${step}` : '++'}) { }; for a list of numbers: ${list ?? `Array.from({ length: ${b} - ${a} }, (_, i) => i + ${a})`}`;
  },
  input: (_, text) =>
    `A notebook of TypeScript cannot ask while a cell runs. Write the value into the cell: const value = ${text || "'…'"};`,
  isinstance: (args) => {
    const types: Record<string, string> = {
      int: 'number',
      float: 'number',
      str: 'string',
      bool: 'boolean',
    };
    const [x = 'x', type = 'Tensor'] = args;
    const plain = types[type];
    return `The type of a value is asked with: ${plain ? `typeof ${x} === '${plain}'` : `${x} instanceof ${type === 'list' ? 'Array' : type}`}`;
  },
  type: (_, x) => `The type of a plain value is told by: typeof ${x}`,
  str: (_, x) => `Text is made with: String(${x})`,
  repr: (_, x) => `Text is made with: String(${x})`,
  int: (_, x) => `A whole number is made with: Math.trunc(Number(${x}))`,
  float: (_, x) => `A number is made with: Number(${x})`,
  bool: (_, x) => `True or false is made with: Boolean(${x})`,
  enumerate: (_, x) => `Positions and values of a list are: ${x}.entries()`,
  zip: (args) => {
    const [a = 'a', b = 'b'] = args;
    return `Two lists are walked by their positions: ${a}.map((value, i) => [value, ${b}[i]])`;
  },
  sorted: (_, x) => `A sorted copy of a list of numbers is: [...${x}].sort((a, b) => a - b)`,
  reversed: (_, x) => `A reversed copy of a list is: [...${x}].reverse()`,
  list: (_, x) => `A list is made with: [...${x || '[]'}]`,
  tuple: (_, x) => `A list serves as a tuple: [...${x || '[]'}]`,
  set: (_, x) => `A set is made with: new Set(${x})`,
  dict: (args) =>
    `A dictionary is written in braces: (${args.find((each) => each.startsWith('{')) ?? '{}'})`,
  map: (args) =>
    `A function is applied to a list with: ${args[1] ?? 'list'}.map(${args[0] ?? 'f'})`,
  filter: (args) => `A list is filtered with: ${args[1] ?? 'list'}.filter(${args[0] ?? 'f'})`,
  open: (_, file) =>
    `A file's text is read with: import { readFileSync } from 'node:fs'; readFileSync(${file || "'name'"}, 'utf8')`,
  exit: () => 'To end a cell early, throw an error: throw new Error("stop")',
  quit: () => 'To end a cell early, throw an error: throw new Error("stop")',
  help: (_, x) => `For help on ${x || 'a name'} put the cursor into its name and press Shift+Tab.`,
  dir: (_, x) => `The names in a value are: Object.keys(${x})`,
  id: () => 'Two names for one value are told by: a === b',
  hasattr: (args) =>
    `Whether a value has a name is asked with: ${args[1] ?? "'name'"} in ${args[0] ?? 'x'}`,
  getattr: (args) => `A member is read by its name with: ${args[0] ?? 'x'}[${args[1] ?? "'name'"}]`,
  ord: (_, x) => `The number of a character is: ${x}.codePointAt(0)`,
  chr: (_, x) => `The character of a number is: String.fromCodePoint(${x})`,
  super: () => 'The class above is called with: super()',
  divmod: (args) =>
    `Quotient and remainder are: [Math.floor(${args[0]} / ${args[1]}), ${args[0]} % ${args[1]}]`,
};

/** Of a name wherever it stands. */
export const NAMES: Readonly<Record<string, string>> = {
  True: 'True is written: true',
  False: 'False is written: false',
  None: 'None is written: null',
  self: 'The object of a method is: this',
  elif: 'elif is written: if (c) { } else if (c) { }',
  pass: 'An empty body is written: { }',
  nan: 'Not a number is: NaN',
  inf: 'Infinity is: Infinity',
  plt: "Figures are drawn by the library: import { linePlot } from 'kernel-lib/plot'; linePlot({ title: 'Loss', x: 'epoch', y: 'loss', series: [{ name: 'train', y: [3, 2, 1] }] })",
  math: 'Mathematics of single numbers is in: Math',
  ValueError: 'Errors are made with: new Error("what is wrong")',
  int: 'The type of a number is written: let count: number',
  float: 'The type of a number is written: let rate: number',
  str: 'The type of a text is written: let name: string',
  bool: 'The type of true and false is written: let done: boolean',
  __name__: 'A cell or file needs no main: its lines run as they stand.',
};

/** Members of lists, texts, dictionaries and tensors: what to write for `x.name(args)`. */
export const MEMBERS: Readonly<Record<string, (x: string, args: readonly string[]) => string>> = {
  append: (x, [a = 'value']) => `A value is put at a list's end with: ${x}.push(${a})`,
  extend: (x, [a = 'list']) => `A list is put at another's end with: ${x}.push(...${a})`,
  insert: (x, [i = '0', a = 'value']) =>
    `A value is put into a list with: ${x}.splice(${i}, 0, ${a})`,
  remove: (x, [a = 'value']) =>
    `A value is taken out of a list with: ${x}.splice(${x}.indexOf(${a}), 1)`,
  index: (x, [a = 'value']) => `The place of a value is: ${x}.indexOf(${a})`,
  count: (x, [a = 'value']) =>
    `Values are counted with: ${x}.filter((each) => each === ${a}).length`,
  upper: (x) => `Capital letters are made with: ${x}.toUpperCase()`,
  lower: (x) => `Small letters are made with: ${x}.toLowerCase()`,
  strip: (x) => `Blanks around a text are cut with: ${x}.trim()`,
  lstrip: (x) => `Blanks before a text are cut with: ${x}.trimStart()`,
  rstrip: (x) => `Blanks after a text are cut with: ${x}.trimEnd()`,
  startswith: (x, [a = "''"]) => `A text's beginning is asked with: ${x}.startsWith(${a})`,
  endswith: (x, [a = "''"]) => `A text's end is asked with: ${x}.endsWith(${a})`,
  find: (x, [a = "''"]) => `The place of a text in another is: ${x}.indexOf(${a})`,
  splitlines: (x) => `Lines are split with: ${x}.split('\\n')`,
  format: (_, [a = 'value']) => `Values are put into a text with backticks: \`\${${a}}\``,
  items: (x) => `Names and values of an object are: Object.entries(${x})`,
  keys: (x) => `The names in an object are: Object.keys(${x})`,
  values: (x) => `The values in an object are: Object.values(${x})`,
  get: (x, [name = "'name'", other]) =>
    `A value is read by its name with: ${x}[${name}]${other ? ` ?? ${other}` : ''}`,
  tolist: (x) => `The numbers as lists are: ${x}.toArray()`,
  numpy: (x) => `A tensor is what NumPy calls an array already; its numbers are: ${x}.data`,
  detach: (x) => `The values of a variable are: ${x}.data`,
  view: (x, args) => `The shape is changed with: ${x}.reshape(${args.join(', ')})`,
  mm: (x, args) => `The product of matrices is: ${x}.matmul(${args.join(', ')})`,
  matMul: (x, args) => `The product of matrices is: ${x}.matmul(${args.join(', ')})`,
  dim: (x) => `The number of axes is: ${x}.ndim`,
  size: (x, args) => `The sizes are: ${x}.shape${args.length > 0 ? `[${args[0]}]` : ''}`,
  unsqueeze: (x, args) => `An axis is added with: ${x}.expandDims(${args.join(', ')})`,
  permute: (x, args) => `Axes are exchanged with: ${x}.transpose(${args.join(', ')})`,
  clone: (x) => `A copy is made with: ${x}.copy()`,
  fill: (x, args) => `All elements are set in place with: ${x}.fill_(${args.join(', ')})`,
  zero_: (x) => `All elements are set in place with: ${x}.fill_(0)`,
  backward: (x) =>
    `Only a Variable has gradients: import { Variable } from 'kernel-lib'; new Variable(${x})`,
  length: (x) =>
    `The rows of a tensor are ${x}.shape[0]; the number of all its elements is: ${x}.size`,
};
