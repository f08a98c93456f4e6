// Python's expressions, as text: they do not parse as TypeScript, so nothing but text is there.

const STRING = /\b[fFrRbBuU]?(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")|`(?:[^`\\]|\\.)*`/g;

/** The text with the inside of its strings blanked out, so that patterns meet code only. */
export function withoutStrings(text: string): string {
  return text.replace(STRING, (string) => {
    const open = string.search(/['"`]/) + 1;
    return string.slice(0, open) + '_'.repeat(string.length - open - 1) + string.slice(-1);
  });
}

/** A Python expression as TypeScript writes it, as far as that can be told from its text. */
export function toTypeScript(python: string): string {
  const text = python.trim();
  const shape = withoutStrings(text);
  const floor = shape.match(/^([\w.]+) *\/\/ *([\w.]+)$/);
  if (floor) return `Math.floor(${floor[1]} / ${floor[2]})`;
  const cut = (from: number, to?: number) => toTypeScript(text.slice(from, to));
  const ternary = shape.match(/^(.+?) if (.+) else (.+)$/);
  if (ternary) {
    const condition = (ternary[1] ?? '').length + ' if '.length;
    const otherwise = condition + (ternary[2] ?? '').length + ' else '.length;
    return `${cut(condition, otherwise - ' else '.length)} ? ${cut(0, condition - ' if '.length)} : ${cut(otherwise)}`;
  }
  const lambda = shape.match(/^lambda\b\s*([^:]*):\s*/);
  if (lambda) return `(${(lambda[1] ?? '').trim()}) => ${cut(lambda[0].length)}`;
  let out = '';
  let from = 0;
  for (const match of text.matchAll(STRING)) {
    out += codeToTypeScript(text.slice(from, match.index)) + stringToTypeScript(match[0]);
    from = match.index + match[0].length;
  }
  return out + codeToTypeScript(text.slice(from));
}

function codeToTypeScript(code: string): string {
  return code
    .replace(/\bTrue\b/g, 'true')
    .replace(/\bFalse\b/g, 'false')
    .replace(/\bis\s+not\b/g, '!==')
    .replace(/\bis\b/g, '===')
    .replace(/([\w.]+)\s+not\s+in\s+([\w.]+)/g, '!$2.includes($1)')
    .replace(/\bNone\b/g, 'null')
    .replace(/\bnot\s+/g, '!')
    .replace(/\s+and\s+/g, ' && ')
    .replace(/\s+or\s+/g, ' || ')
    .replace(/\bself\b/g, 'this')
    .replace(/\bprint\(/g, 'console.log(')
    .replace(/\bstr\(/g, 'String(')
    .replace(/\bfloat\(/g, 'Number(')
    .replace(/\bint\(/g, 'Math.trunc(')
    .replace(/\blen\(([\w.]+)\)/g, '$1.length')
    .replace(/([\w.)\]]+)\s*\/\/\s*([\w.(]+)/g, 'Math.floor($1 / $2)');
}

/** `f"{x:.2f} left"` is a template; the letters of other kinds of strings fall away. */
function stringToTypeScript(string: string): string {
  const [, letters = '', body = ''] = string.match(/^([a-zA-Z]?)['"`]([\s\S]*)['"`]$/) ?? [];
  if (!/f/i.test(letters)) return /^[rbuRBU]/.test(letters) ? string.slice(1) : string;
  const template = body
    .replace(/`/g, '\\`')
    .replace(/\$(?=\{)/g, '\\$')
    .replace(/\{\{|\}\}|\{([^{}]*)\}/g, (whole, inner?: string) => {
      if (inner === undefined) return whole.slice(1);
      const [, value = inner, digits] =
        inner.match(/^(.*?)(?:![rsa])?(?::[^:]*?\.?(\d*)[a-z%]?)?$/) ?? [];
      const code = toTypeScript(value.replace(/=$/, ''));
      return digits ? `\${${code}.toFixed(${digits})}` : `\${${code}}`;
    });
  return `\`${template}\``;
}

/** The arguments of `def f(self, x: int, n=3) -> int:` for a TypeScript function. */
export function parametersToTypeScript(parameters: string): string {
  return parameters
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== 'self')
    .map((each) => {
      const [, stars = '', name = each, type, value] =
        each.match(/^(\**)(\w+)\s*(?::\s*([^=]+?))?\s*(?:=\s*(.+))?$/) ?? [];
      if (stars) return `...${name}: any[]`;
      const known = type === undefined ? '' : `: ${typeToTypeScript(type)}`;
      if (value !== undefined) return `${name}${known} = ${toTypeScript(value)}`;
      return `${name}${known || ': any'}`;
    })
    .join(', ');
}

const TYPES: Readonly<Record<string, string>> = {
  int: 'number',
  float: 'number',
  str: 'string',
  bool: 'boolean',
  list: 'any[]',
  dict: 'Record<string, any>',
  None: 'void',
};

/** A type of Python by its name here. */
export function typeToTypeScript(name: string): string {
  const plain = name.trim();
  if (/ndarray|Tensor$/.test(plain)) return 'Tensor';
  const list = plain.match(/^[lL]ist\[(.+)\]$/);
  if (list) return `${typeToTypeScript(list[1] ?? '')}[]`;
  return TYPES[plain] ?? 'any';
}
