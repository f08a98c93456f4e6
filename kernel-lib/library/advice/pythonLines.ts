import { counterpart, importOf } from './library.js';
import {
  parametersToTypeScript,
  toTypeScript,
  typeToTypeScript,
  withoutStrings,
} from './pythonText.js';

/** One form of a line that only Python has, and what is said about it. */
interface LineRule {
  /** Met by the line without what its strings hold. */
  form: RegExp;
  /** The parts of `form`, as they stand in the line. */
  say: (...parts: string[]) => string | undefined;
  /** Whether the form can pass as TypeScript, so that only what it means is wrong. */
  isReadable?: boolean;
}

const NUMPY = /^(numpy|np|torch|jax)\b/;
const PLOTS = /^(matplotlib|pylab|seaborn|plotly)\b/;

const RULES: readonly LineRule[] = [
  {
    form: /^\s*%%?([a-z]\w*)/,
    say: (name) =>
      `Lines that begin with % are for Python notebooks; a cell here is TypeScript.${
        /^time/.test(name ?? '')
          ? ' To measure, write: const start = performance.now(); /* work */ console.log(performance.now() - start);'
          : ''
      }`,
  },
  {
    isReadable: true,
    form: /^\s*!\s*([a-z][\w./-]*(?:\s+[\w./*-]+)*)\s*$/,
    say: (command) =>
      `Lines that begin with ! are for Python notebooks. For a shell command write: import { execSync } from 'node:child_process'; console.log(execSync(${quoted(command)}, { encoding: 'utf8' }));`,
  },
  {
    form: /^\s*(?:\?\??([\w.]+)|([\w.]+)\?\??)\s*$/,
    say: (before, after) =>
      `For help on ${before || after} put the cursor into its name and press Shift+Tab.`,
  },
  { form: /^\s*from\s+([\w.-]+)\s+import\s+(.+?)\s*$/, say: fromImport },
  {
    form: /^\s*import\s+([\w-][\w.-]*(?:\s+as\s+\w+)?(?:\s*,\s*[\w.]+(?:\s+as\s+\w+)?)*)\s*;?\s*$/,
    say: plainImport,
  },
  {
    form: /^\s*(?:async\s+)?def\s+(\w+)\s*\((.*)\)\s*(?:->\s*([^:]+?)\s*)?:/,
    say: (name, parameters) =>
      name === '__init__'
        ? `A class is built by its constructor: constructor(${parametersToTypeScript(parameters ?? '')}) { }`
        : `A function is written: function ${name}(${parametersToTypeScript(parameters ?? '')}) { }`,
  },
  {
    form: /^\s*(?:async\s+)?def\s+(\w+)/,
    say: (name) => `A function is written: function ${name}(x: any) { }`,
  },
  {
    form: /^\s*function\s+(\w+)\s*\(([^()]*)\)\s*:\s*$/,
    say: (name, parameters) =>
      `The body of a function stands in braces: function ${name}(${parametersToTypeScript(parameters ?? '')}) { }`,
  },
  {
    form: /^\s*class\s+(\w+)\s*(?:\(\s*([\w.]*)\s*\))?\s*:/,
    say: (name, base) =>
      `A class has its parts in braces: class ${name}${base && base !== 'object' ? ` extends ${base}` : ''} { }`,
  },
  { form: /\[\s*(.+?)\s+for\s+(\w+)\s+in\s+(.+?)(?:\s+if\s+(.+?))?\s*\]/, say: comprehension },
  {
    form: /^\s*for\s*\(?\s*(?:const\s+|let\s+)?(\w+)\s*,\s*(\w+)\s+(?:in|of)\s+(\w+)\((.*?)\)\s*:/,
    say: (a, b, how, argument) => {
      if (how === 'enumerate')
        return loop(`const [${a}, ${b}] of ${toTypeScript(argument ?? '')}.entries()`);
      if (how === 'zip') {
        const [first = '', second = ''] = (argument ?? '').split(',').map((each) => each.trim());
        return `Two lists are walked by their positions: for (let i = 0; i < ${first}.length; i++) { const ${a} = ${first}[i], ${b} = ${second}[i]; }`;
      }
      return loop(`const [${a}, ${b}] of ${toTypeScript(`${how}(${argument})`)}`);
    },
  },
  {
    form: /^\s*for\s*\(?\s*(?:const\s+|let\s+)?(\w+)\s+(?:in|of)\s+range\(((?:[^()]|\([^()]*\))*)\)\s*[:)]/,
    say: (name, argument) => loop(counting(name ?? 'i', argument ?? '')),
  },
  {
    form: /^\s*for\s+(\w+(?:\s*,\s*\w+)*)\s+(?:in|of)\s+(.+?)\s*:/,
    say: (names, list) => {
      const name = names?.includes(',') ? `[${names}]` : names;
      const items = (list ?? '').match(/^(\w+)\.items\(\)$/);
      return loop(
        `const ${name} of ${items ? `Object.entries(${items[1]})` : toTypeScript(list ?? '')}`,
      );
    },
  },
  {
    form: /^\s*(?:\}\s*)?(?:elif\b|else\s+if\b(?=[^(]*:))\s*(.+?)\s*$/,
    say: (condition) =>
      `"elif" is written else if, its condition in parentheses: if (c) { } else if (${bare(condition)}) { }`,
  },
  {
    form: /^\s*(if|while)\s+([^?{};]+?)\s*:(?!:)/,
    say: (word, condition) =>
      isBalanced(condition)
        ? `A condition stands in parentheses and what it rules in braces: ${word} (${bare(condition)}) { }`
        : undefined,
  },
  {
    form: /^\s*(?:int|float|double|str|string|bool|char|auto)\s+(\w+)\s*=\s*(.+?)\s*;?\s*$/,
    say: (name, value) =>
      `A variable is declared with let, or with const when it stays: let ${name} = ${toTypeScript(value ?? '')};`,
  },
  {
    form: /^return\b\s*(.*?)\s*;?\s*$/,
    say: (value) =>
      `A cell shows the value of its last line, without return: ${toTypeScript(value || '1')}`,
  },
  { form: /^\s*else\s*:/, say: () => 'What belongs to else stands in braces: if (c) { } else { }' },
  {
    form: /^\s*(try|finally)\s*:/,
    say: () => 'The parts of try stand in braces: try { } catch (error) { } finally { }',
  },
  {
    form: /(?:^|[\s}])except\b\s*(?:\(?([\w.]+)?\)?)?(?:\s+as\s+(\w+))?/,
    say: (_type, name) => `Errors are caught with: try { } catch (${name || 'error'}) { }`,
  },
  {
    form: /^\s*with\s+(.+?)\s+as\s+(\w+)\s*:/,
    say: (value, name) =>
      /^open\(/.test(value ?? '')
        ? `There is no with; a file's text is read with: import { readFileSync } from 'node:fs'; const ${name} = readFileSync(${firstArgument(value)}, 'utf8');`
        : `There is no with; use a variable: const ${name} = ${toTypeScript(value ?? '')};`,
  },
  {
    form: /^\s*with\s+(.+?)\s*:/,
    say: () => 'There is no with. To compute without gradients write: noGrad(() => { })',
  },
  {
    form: /^\s*raise\b\s*(?:(\w+)\s*(?:\((.*)\))?)?/,
    say: (type, message) =>
      `An error is thrown with: throw new ${type === 'TypeError' ? type : 'Error'}(${toTypeScript(message ?? '')})`,
  },
  {
    form: /^\s*assert\s+(.+?)(?:\s*,\s*(['"f].*))?\s*$/,
    say: (condition, message) =>
      `An assertion is written: if (!(${toTypeScript(condition ?? '')})) throw new Error(${message ? toTypeScript(message) : "'wrong'"})`,
  },
  {
    form: /^\s*del\s+(\w+)/,
    say: (name) =>
      `Nothing need be deleted, memory is freed by itself; a large value is let go of with: ${name} = null`,
  },
  {
    form: /^\s*(?:global|nonlocal)\s+(\w+)/,
    say: (name) =>
      `No such line is needed, since a function reads and writes the variables around it. Take the line with ${name} out.`,
  },
  { form: /(?:^|:)\s*pass\s*$/, say: () => 'An empty body is written: { }' },
  {
    form: /^\s*print\s+(?![=(.])(.+)$/,
    say: (value) => `Printing is a call: console.log(${toTypeScript(value ?? '')})`,
  },
  {
    form: /\b(lambda\b[^:]*:\s*[^,)\]]+)/,
    say: (lambda) =>
      `A small function is written with an arrow: ${toTypeScript(lambda ?? '').replace(
        /\((\w+(?:, *\w+)*)\) =>/,
        (_, names: string) =>
          `(${names
            .split(/, */)
            .map((each) => `${each}: any`)
            .join(', ')}) =>`,
      )}`,
  },
  {
    form: /^\s*(?:(?:const|let|var|return)\s+)?(?:(\w+)\s*=\s*)?([^=;{}]+?\s+if\s+.+?\s+else\s+.+?)\s*;?\s*$/,
    say: (name, value) =>
      `A choice between two values is written: ${name ? `const ${name} = ` : ''}${toTypeScript((value ?? '').replace(/^(const|let|var|return)\s+/, ''))}`,
  },
  {
    form: /('''|""")/,
    say: () =>
      'Text of several lines stands in backticks, a comment between /* and */: const text = `first line\nsecond line`;',
  },
  {
    form: /(?<![\w$])([fF](?:'[^']*'|"[^"]*"))/,
    say: (string) => `Values are put into a text with backticks: ${toTypeScript(string ?? '')}`,
  },
  {
    form: /(?<![\w$])([rRbBuU](?:'[^']*'|"[^"]*"))/,
    say: (string) => `Text has no letter in front: ${toTypeScript(string ?? '')}`,
  },
  {
    form: /((?:[\w.]+|\([^()]*\))(?:\([^()]*\))?)\s@=?\s*([\w.]+)/,
    say: (left, right) => `The product of matrices is a method: ${left}.matmul(${right})`,
  },
  { form: /(\d)[jJ]\b/, say: () => 'Complex numbers are not supported.' },
  {
    form: /(?<!:\s*)(?:^|[\s=(,])((?:not\s+)?[\w.[\]()'"_]+\s+(?:is\s+not|is|not\s+in)\s+[\w.'"_]+)/,
    say: (value) => `Comparisons are written: ${toTypeScript(value ?? '')}`,
  },
  {
    form: /(?:^\s*(?:const|let|var|return)?\s*(?:\w+\s*=\s*)?|\(\s*)([^=();]*?(?:\s(?:and|or)\s|(?:^|\s)?\bnot\s)[^;()]*(?:\([^()]*\)[^;()]*)*)/,
    say: (value) =>
      `"and", "or" and "not" are written &&, || and !: ${toTypeScript((value ?? '').replace(/^(const|let|var|return)\s+/, ''))}`,
  },
  {
    isReadable: true,
    form: /^\s*(\w+)\s*:\s*(int|float|str|bool|list|dict|[Ll]ist\[\w+\])\s*(?:=\s*(.+?))?\s*$/,
    say: (name, type, value) =>
      `A variable with a type is written: let ${name}: ${typeToTypeScript(type ?? '')}${value ? ` = ${toTypeScript(value)}` : ''};`,
  },
];

/** What to write in place of a line of Python; `undefined` when it has no form of Python's own. */
export function adviceForLine(line: string, isReadable = false): string | undefined {
  const shape = withoutStrings(line.replace(/\r$/, ''));
  const code = shape.replace(/(^|\s)#.*$|\/\/.*$/, '$1');
  for (const { form, say, ...rule } of RULES) {
    if (isReadable && !rule.isReadable) continue;
    const match = new RegExp(form, 'd').exec(/'''|"""/.test(form.source) ? shape : code);
    if (!match) continue;
    const parts = (match.indices ?? []).slice(1).map((at) => (at ? line.slice(at[0], at[1]) : ''));
    const said = say(...parts);
    if (said !== undefined) return said;
  }
  return undefined;
}

/** A slice of Python's, which does not parse: `x[1:3]`, `x[:, 0] = 5`, `x[..., i]`. */
export function adviceForSlice(line: string): string | undefined {
  const code = withoutStrings(line);
  const match = code.match(
    /([\w.]+(?:\([^()]*\))?)\[([^[\]]*(?::|\.\.\.)[^[\]]*)\](\s*([-+*/]?)=(?!=)\s*(.+?)\s*;?\s*$)?/,
  );
  if (!match) return undefined;
  const [, base = '', inner = '', assignment, operator, value = ''] = match;
  const parts = splitIndices(inner).map(sliceText);
  if (assignment === undefined) {
    const ends = inner.match(/^\s*(-?\w*)\s*:\s*(-?\w*)\s*$/);
    const list = ends
      ? `of a list ${base}.slice(${[ends[1] || '0', ends[2]].filter(Boolean).join(', ')}), of`
      : 'of';
    return `A part is taken with slice, ${list} a tensor: ${base}.slice(${parts.join(', ')})`;
  }
  const new_ = toTypeScript(value);
  if (operator === '+')
    return `Parts are added to with addAt: ${base}.addAt(${new_}, ${parts.join(', ')})`;
  const methods: Record<string, string> = { '-': 'sub', '*': 'mul', '/': 'div' };
  const changed = operator
    ? `${base}.slice(${parts.join(', ')}).${methods[operator]}(${new_})`
    : new_;
  return `Parts are written with set, the value first: ${base}.set(${changed}, ${parts.join(', ')})`;
}

const splitIndices = (inner: string) =>
  inner
    .split(/,(?![^(]*\))/)
    .map((each) => each.trim())
    .filter(Boolean);

/** One index of a slice: `1:3` is a text, and a template when it holds variables. */
function sliceText(part: string): string {
  if (part === '...') return "'...'";
  if (part === 'None' || part === 'np.newaxis') return 'null';
  if (!part.includes(':')) return part;
  const plain = part.replace(/\s+/g, '');
  if (/^[-\d:]*$/.test(plain)) return `'${plain}'`;
  const filled = plain.split(':').map((each) => (/^-?\d*$/.test(each) ? each : `\${${each}}`));
  return `\`${filled.join(':')}\``;
}

function comprehension(value = '', name = 'x', list = '', condition = ''): string {
  const range = list.match(/^range\((.*)\)$/);
  const ends = (range?.[1] ?? '').split(',').map((each) => each.trim());
  const body = toTypeScript(value);
  if (range && ends.length === 1 && !condition) {
    return `A list is built from a count: Array.from({ length: ${toTypeScript(ends[0] ?? '')} }, (_, ${name}) => ${body})`;
  }
  const source = range
    ? `[...Array(${toTypeScript(ends.at(-1) ?? '')}).keys()]`
    : toTypeScript(list);
  const filter = condition ? `.filter((${name}) => ${toTypeScript(condition)})` : '';
  const map = body === name ? '' : `.map((${name}) => ${body})`;
  return `A list is built from another with map: ${source}${filter}${map || (filter ? '' : '.slice()')}`;
}

const loop = (head: string) => `A loop is written with parentheses and braces: for (${head}) { }`;

/** The head of a loop over a range. */
function counting(name: string, range: string): string {
  const parts = range.split(/,(?![^(]*\))/).map((each) => toTypeScript(each));
  const [first = '0', second, step = '1'] = parts;
  const start = second === undefined ? '0' : first;
  const stop = second ?? first;
  if (step.startsWith('-')) {
    return `let ${name} = ${start}; ${name} > ${stop}; ${step === '-1' ? `${name}--` : `${name} -= ${step.slice(1)}`}`;
  }
  return `let ${name} = ${start}; ${name} < ${stop}; ${step === '1' ? `${name}++` : `${name} += ${step}`}`;
}

function fromImport(module = '', names = ''): string {
  const list = names
    .replace(/[()]/g, '')
    .split(',')
    .map((each) => each.trim().split(/\s+/)[0] ?? '')
    .filter((each) => each && each !== '*');
  if (NUMPY.test(module) || module === 'kernel-lib' || module === 'kernel_lib') {
    const known = list.flatMap((each) => counterpart(each) ?? []).filter((each) => each.module);
    return `The library has NumPy's functions: ${importOf(known.length > 0 ? known : DEFAULT_NAMES)}`;
  }
  if (PLOTS.test(module)) return PLOTTING;
  const name = list.join(', ') || 'name';
  return `An import names its file after what it takes, in quotes: import { ${name} } from './${module.replace(/^\.+/, '').replace(/\./g, '/')}.js';`;
}

const DEFAULT_NAMES = ['zeros', 'ones', 'array', 'dot', 'exp'].flatMap(
  (each) => counterpart(each) ?? [],
);
const PLOTTING =
  "Figures are drawn by the library: import { linePlot } from 'kernel-lib/plot'; linePlot({ title: 'Loss', x: 'epoch', y: 'loss', series: [{ name: 'train', y: [3, 2, 1] }] })";

function plainImport(what = ''): string {
  const [module = ''] = what.split(/[\s,]+/);
  if (NUMPY.test(module) || /^kernel-lib/.test(module)) {
    return `The library has NumPy's functions; import those you use by name: ${importOf(DEFAULT_NAMES)}`;
  }
  if (PLOTS.test(module)) return PLOTTING;
  if (/^(math|random|os|sys|time)$/.test(module)) {
    const here: Record<string, string> = {
      math: 'There is nothing to import; write: Math.sqrt(2)',
      random:
        "Random numbers come from the library: import { seed, rand, randn, choice } from 'kernel-lib/random';",
      time: 'There is nothing to import; write: performance.now()',
      os: "Files are Node's: import { readFileSync, existsSync } from 'node:fs';",
      sys: 'There is nothing to import; write: process.version',
    };
    return here[module] ?? '';
  }
  return `A package is imported with its name in quotes: import * as ${module.replace(/\W/g, '_')} from '${module}';`;
}

const quoted = (text = '') => `'${text.replace(/['\\]/g, '\\$&')}'`;
/** A condition without Python's colon and without parentheses of its own. */
function bare(condition = ''): string {
  const own = condition.match(/^\(([^()]*)\)/)?.[1] ?? condition.replace(/\s*:[^:]*$/, '');
  const text = toTypeScript(own);
  return /^\([^()]*\)$/.test(text) ? text.slice(1, -1) : text;
}
const firstArgument = (call = '') => call.match(/\(\s*([^,)]+)/)?.[1] ?? "'name'";

const isBalanced = (text = '') =>
  text.split('(').length === text.split(')').length &&
  text.split('[').length === text.split(']').length;
