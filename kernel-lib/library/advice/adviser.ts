import type * as ts from 'typescript';
import { camelCase, counterpart, hasMember, importOf, type Known } from './library.js';
import { CALLS, MEMBERS, NAMES } from './names.js';
import { adviceForLine, adviceForSlice } from './pythonLines.js';
import { type Compiler, type Complaint, nodeAt, type Question } from './question.js';
import { isComma, Rewriter } from './rewrite.js';

export type { Compiler, Complaint } from './question.js';

/** The form of {@link advise}. */
export type Advise = typeof advise;

type Rule = (question: Question, complaint: Complaint, node: ts.Node) => string | undefined;

const LEFT_OPERAND = 2362;
const RIGHT_OPERAND = 2363;
const CANNOT_APPLY = 2365;
const NO_OVERLAP = 2367;
const OPERAND_OF_STEP = 2356;
const NOT_AN_INDEX = 2538;
const CONSTANT = 2588;
const COMMA = 2695;
const NO_NAME = 2304;
const NO_NAME_BUT = 2552;
const NO_NAMESPACE = 2503;
const NO_SHORTHAND = 18004;
const NO_MEMBER = 2339;
const NO_MEMBER_BUT = 2551;
const NOT_CALLABLE = 6234;
const NO_INDEX = [7053, 7052, 7015];
const WRONG_ARGUMENT = [2345, 2769];
const NOT_ASSIGNABLE = 2322;

/** From the number of a complaint to what can be said about it. */
const RULES: Readonly<Record<number, Rule>> = {
  [LEFT_OPERAND]: operator,
  [RIGHT_OPERAND]: operator,
  [CANNOT_APPLY]: operator,
  [NO_OVERLAP]: operator,
  [OPERAND_OF_STEP]: step,
  [NOT_AN_INDEX]: access,
  [CONSTANT]: constant,
  [COMMA]: comma,
  [NO_NAME]: unknownName,
  [NO_NAME_BUT]: unknownName,
  [NO_NAMESPACE]: unknownName,
  [NO_SHORTHAND]: unknownName,
  [NO_MEMBER]: unknownMember,
  [NO_MEMBER_BUT]: unknownMember,
  [NOT_CALLABLE]: unknownMember,
  [NOT_ASSIGNABLE]: membership,
  ...Object.fromEntries(NO_INDEX.map((code) => [code, access])),
  ...Object.fromEntries(WRONG_ARGUMENT.map((code) => [code, argument])),
};

/**
 * For each complaint of the compiler about `text` one sentence on what to write here, or `undefined`:
 * for what people write who come from Python and NumPy.
 */
export function advise(
  api: Compiler,
  text: string,
  complaints: readonly Complaint[],
): (string | undefined)[] {
  if (complaints.length === 0) return [];
  const question = questionAbout(api, text, complaints.slice(0, MAX_COMPLAINTS));
  return complaints.map((complaint, i) => {
    if (!question || i >= MAX_COMPLAINTS) return undefined;
    try {
      return adviceFor(question, complaint);
    } catch {
      // Nested too deep for anybody's advice.
      return undefined;
    }
  });
}

function questionAbout(
  api: Compiler,
  text: string,
  complaints: readonly Complaint[],
): Question | undefined {
  try {
    const file = api.createSourceFile('advice.ts', text, api.ScriptTarget.Latest, true);
    return { api, file, text, complaints };
  } catch {
    return undefined;
  }
}

// Beyond these nobody reads on, and a hostile text would take long.
const MAX_COMPLAINTS = 100;
const MAX_LINE = 300;

function adviceFor(question: Question, complaint: Complaint): string | undefined {
  const { text } = question;
  const line = lineAt(text, complaint.start);
  const readable = () =>
    RULES[complaint.code]?.(question, complaint, nodeAt(question, complaint)) ??
    adviceForLine(line, true);
  if (line.length > MAX_LINE) return undefined;
  if (!isSyntax(complaint)) return readable();
  const before = lineBefore(text, complaint.start);
  return (
    comment(text, complaint) ??
    adviceForLine(line) ??
    adviceForSlice(line) ??
    // What is missing at a line's end is often noticed in the next one.
    (before.length > MAX_LINE ? undefined : adviceForLine(before)) ??
    readable()
  );
}

// TypeScript numbers its syntax errors from 1000 to 1999.
const isSyntax = ({ code }: Complaint) => code >= 1000 && code < 2000;

function lineAt(text: string, offset: number): string {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const to = text.indexOf('\n', offset);
  return text.slice(from, to < 0 ? undefined : to);
}

/** The line before, when nothing but blanks stands between. */
function lineBefore(text: string, offset: number): string {
  const before = text.slice(0, text.lastIndexOf('\n', offset - 1) + 1).trimEnd();
  return lineAt(before, before.length);
}

function comment(text: string, { start }: Complaint): string | undefined {
  if (text[start] !== '#') return undefined;
  const words = lineAt(text, start).slice(start - text.lastIndexOf('\n', start - 1));
  return `A comment begins with two slashes: // ${words.trim()}`;
}

/** The sentence, with the imports that its code needs in front. */
function withImports(why: string, code: string, used: readonly Known[]): string {
  return `${why}: ${[importOf(used), code].filter(Boolean).join(' ')}`;
}

function operator(question: Question, _: Complaint, node: ts.Node): string | undefined {
  const { api, file } = question;
  let at: ts.Node | undefined = node;
  while (at && !api.isBinaryExpression(at)) at = at.parent;
  if (!at) return undefined;
  const rewriter = new Rewriter(question);
  const sign = (at as ts.BinaryExpression).operatorToken.getText(file);
  const [left, right] = rewriter.operands(at as ts.BinaryExpression);
  if (left === 'boolean') {
    const chain = rewriter.text(at);
    return chain.includes('&&') ? `Two comparisons are joined with &&: ${chain}` : undefined;
  }
  const binary = at as ts.BinaryExpression;
  if (api.isStringLiteralLike(binary.left) && sign === '%') {
    return `Values are put into a text with backticks: \`\${${new Rewriter(question).text(binary.right)}}\``;
  }
  if (!rewriter.isTensor(binary)) return undefined;
  if (/[^=!<>]=$/.test(sign)) {
    return update(question, binary, rewriter);
  }
  // The whole of an expression such as x * w + b.
  while (
    at.parent &&
    isPartOfOperation(api, at.parent) &&
    (api.isParenthesizedExpression(at.parent) || rewriter.isTensor(at.parent))
  ) {
    at = at.parent;
  }
  if (at.parent && api.isElementAccessExpression(at.parent)) return access(question, _, at.parent);
  const isList = left === 'list' || right === 'list';
  const why = isList
    ? `Operators like ${sign} do not work on lists; make a tensor of it`
    : `Operators like ${sign} work on numbers only; with a tensor write`;
  return withImports(why, rewriter.text(at), rewriter.used);
}

const isPartOfOperation = (api: Compiler, node: ts.Node) =>
  api.isBinaryExpression(node) || api.isParenthesizedExpression(node);

/** `x += 1`, also of an element or a part. */
function update({ api, file }: Question, node: ts.BinaryExpression, rewriter: Rewriter): string {
  const sign = node.operatorToken.getText(file).slice(0, -1);
  const methods: Record<string, string> = {
    '+': 'add',
    '-': 'sub',
    '*': 'mul',
    '/': 'div',
    '**': 'pow',
    '%': 'mod',
  };
  const method = methods[sign] ?? 'add';
  const value = rewriter.text(node.right);
  const { left } = node;
  if (api.isElementAccessExpression(left)) return writing(api, left, rewriter, value, method);
  const name = rewriter.text(left);
  const inPlace = method === 'mod' ? '' : ` ${name}.${method}_(${value}) to change it in place, or`;
  return `Operators like ${sign}= work on numbers only; with a tensor write${inPlace}: ${name} = ${name}.${method}(${value})`;
}

function step({ api, file }: Question, _: Complaint, node: ts.Node): string | undefined {
  let at: ts.Node | undefined = node;
  while (at && !api.isPrefixUnaryExpression(at) && !api.isPostfixUnaryExpression(at))
    at = at.parent;
  if (!at) return undefined;
  const { operand, operator: sign } = at as ts.PostfixUnaryExpression;
  const method = sign === api.SyntaxKind.PlusPlusToken ? 'add_' : 'sub_';
  return `Steps like ++ work on numbers only; with a tensor write: ${operand.getText(file)}.${method}(1)`;
}

function constant(question: Question, _: Complaint, node: ts.Node): string | undefined {
  const { api, file } = question;
  const { parent } = node;
  const name = node.getText(file);
  if (api.isBinaryExpression(parent) && parent.operatorToken.kind !== api.SyntaxKind.EqualsToken) {
    const methods: Record<string, string> = {
      '+=': 'add_',
      '-=': 'sub_',
      '*=': 'mul_',
      '/=': 'div_',
      '**=': 'pow_',
    };
    const method = methods[parent.operatorToken.getText(file)];
    if (!method) return undefined;
    return `What is to change is declared with let in place of const; a tensor is changed in place with: ${name}.${method}(${new Rewriter(question).text(parent.right)})`;
  }
  return `What is to change is declared with let in place of const, there where ${name} is declared.`;
}

/** A comma where Python has a tuple. */
function comma(question: Question, _: Complaint, node: ts.Node): string | undefined {
  const { api } = question;
  let at = node.parent;
  if (!at || !isComma(api, at)) at = node as typeof at;
  while (at?.parent && isComma(api, at.parent)) at = at.parent;
  if (!at?.parent) return undefined;
  const rewriter = new Rewriter(question);
  const { parent } = at;
  if (api.isElementAccessExpression(parent)) return access(question, _, parent);
  if (api.isParenthesizedExpression(parent)) {
    const call = api.isCallExpression(parent.parent) ? parent.parent : undefined;
    return withImports(
      'Several numbers together are a list, in brackets',
      rewriter.text(call ?? parent),
      rewriter.used,
    );
  }
  if (api.isExpressionStatement(parent) && isComma(api, at))
    return unpacking(question, at, rewriter);
  return undefined;
}

/** `a, b = f()`. */
function unpacking(
  { api, file }: Question,
  node: ts.BinaryExpression,
  rewriter: Rewriter,
): string | undefined {
  const parts: ts.Expression[] = [];
  let left: ts.Expression = node;
  while (isComma(api, left)) {
    parts.unshift(left.right);
    left = left.left;
  }
  parts.unshift(left);
  const at = parts.findIndex(
    (each) =>
      api.isBinaryExpression(each) && each.operatorToken.kind === api.SyntaxKind.EqualsToken,
  );
  if (at < 1) return undefined;
  const assignment = parts[at] as ts.BinaryExpression;
  const names = [...parts.slice(0, at), assignment.left].map((each) => each.getText(file));
  const values = [assignment.right, ...parts.slice(at + 1)].map((each) => rewriter.text(each));
  const value = values.length > 1 ? `[${values.join(', ')}]` : values[0];
  return `Several values at once are taken with: const [${names.join(', ')}] = ${value};`;
}

/** `[ ]` on a tensor. */
function access(question: Question, { message }: Complaint, node: ts.Node): string | undefined {
  const { api } = question;
  let at: ts.Node | undefined = node;
  while (at && !api.isElementAccessExpression(at)) at = at.parent;
  if (!at) return undefined;
  while (api.isElementAccessExpression(at.parent) && at.parent.expression === at) at = at.parent;
  if (/can't be used to index type '(?!.*\b(Tensor|Variable)')/.test(message)) return undefined;
  const rewriter = new Rewriter(question);
  const access = at as ts.ElementAccessExpression;
  const { parent } = access;
  if (api.isBinaryExpression(parent) && parent.left === access) {
    const sign = parent.operatorToken.getText(question.file);
    const methods: Record<string, string> = {
      '=': '',
      '+=': 'add',
      '-=': 'sub',
      '*=': 'mul',
      '/=': 'div',
      '**=': 'pow',
    };
    const method = methods[sign];
    if (method !== undefined) {
      return writing(api, access, rewriter, rewriter.text(parent.right), method);
    }
  }
  const { base, parts, isPlain } = partsOf(access, rewriter);
  const isPart = !isPlain || /(^|, )(null|['`])/.test(parts);
  if (isPart) {
    return withImports(
      'Parts of a tensor are read with slice',
      `${base}.slice(${parts})`,
      rewriter.used,
    );
  }
  return `Brackets do not reach into a tensor. A row or part is ${base}.slice(${parts}); a number, one index for each axis: ${base}.at(${parts})`;
}

function partsOf(access: ts.ElementAccessExpression, rewriter: Rewriter) {
  const { base, items } = rewriter.path(access);
  const isPlain = !items.some((item) => rewriter.isTensor(item));
  const parts = items.flatMap((item) => rewriter.items(item)).join(', ');
  return { base: rewriter.text(base), parts, isPlain };
}

function writing(
  api: Compiler,
  access: ts.ElementAccessExpression,
  rewriter: Rewriter,
  value: string,
  method: string,
): string {
  void api;
  const { base, parts } = partsOf(access, rewriter);
  if (method === 'add') {
    return withImports(
      'Parts of a tensor are added to with addAt, the value first',
      `${base}.addAt(${value}, ${parts})`,
      rewriter.used,
    );
  }
  const changed = method === '' ? value : `${base}.slice(${parts}).${method}(${value})`;
  return withImports(
    'Parts of a tensor are written with set, the value first',
    `${base}.set(${changed}, ${parts})`,
    rewriter.used,
  );
}

function unknownName(question: Question, _: Complaint, node: ts.Node): string | undefined {
  const { api, file } = question;
  if (!api.isIdentifier(node)) return undefined;
  const name = node.text;
  const { parent } = node;
  const rewriter = new Rewriter(question);
  if (
    api.isBinaryExpression(parent) &&
    parent.left === node &&
    api.isCallExpression(parent.parent)
  ) {
    return withImports(
      'Arguments have no names here, but places',
      rewriter.text(parent.parent),
      rewriter.used,
    );
  }
  const call = api.isCallExpression(parent) && parent.expression === node ? parent : undefined;
  if (name === 'range' && call && api.isForInStatement(call.parent)) {
    return adviceForLine(lineAt(question.text, node.getStart(file)));
  }
  const say = Object.hasOwn(CALLS, name) && call ? CALLS[name] : undefined;
  if (call && say) {
    const args = argumentsOf(call, rewriter);
    return say(args, args[0] ?? '');
  }
  if (/^(np|numpy|torch)$/.test(name)) return fromNumPy(question, node, rewriter);
  if (name === 'math' && api.isPropertyAccessExpression(parent)) {
    return `Mathematics of single numbers is in Math: Math.${parent.name.text.replace('pi', 'PI').replace('fabs', 'abs')}`;
  }
  if (name === 'dtype' || /^(float|int)$/.test(name)) {
    const method = api.isCallExpression(parent) ? parent : undefined;
    if (method && /\bastype$/.test(method.expression.getText(file))) {
      const type = name === 'int' ? "'int32'" : "'float64'";
      return `A type of elements is a text: ${method.expression.getText(file)}(${type})`;
    }
  }
  if (Object.hasOwn(NAMES, name)) return NAMES[name];
  const known = counterpart(name);
  if (known?.module) {
    // What else is wrong with the call, such as a tuple for a shape.
    const written = call ? rewriter.text(call) : '';
    const mended = call && written !== call.getText(file) ? ` ${written}` : '';
    return `${known.name === name ? name : `${name} is ${known.name} here; it`} comes from the library; import it first: ${importOf([known])}${mended}`;
  }
  if (
    api.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === api.SyntaxKind.EqualsToken &&
    api.isExpressionStatement(parent.parent)
  ) {
    return `A new variable is declared with const, or with let when it is to change: let ${rewriter.text(parent)};`;
  }
  return undefined;
}

function argumentsOf(call: ts.CallExpression, rewriter: Rewriter): string[] {
  const written = rewriter.text(call);
  const plain = call.arguments.map((each) => rewriter.text(each));
  const options = written.match(/\{ \w+: [^{}]* \}/)?.[0];
  return options ? [...plain.filter((each) => !/^\w+\s*=[^=]/.test(each)), options] : plain;
}

/** `np.zeros((3, 2))`: the same of the library. */
function fromNumPy(question: Question, node: ts.Node, rewriter: Rewriter): string {
  const { api } = question;
  let at = node;
  while (
    (api.isPropertyAccessExpression(at.parent) && at.parent.expression === at) ||
    (api.isCallExpression(at.parent) && at.parent.expression === at && !rewriter.used.length)
  ) {
    at = at.parent;
    if (api.isCallExpression(at)) break;
  }
  if (!api.isCallExpression(at) && api.isCallExpression(at.parent)) at = at.parent;
  const code = rewriter.text(at);
  if (/\b(np|numpy|torch)\./.test(code)) {
    return `The library has NumPy's functions under their own names, imported one by one: ${importOf(['zeros', 'exp', 'dot'].flatMap((each) => counterpart(each) ?? []))}`;
  }
  const needed = importOf(rewriter.used);
  return needed
    ? `The library has NumPy's functions under their own names; import them first: ${needed} ${code}`
    : `Here it is written: ${code}`;
}

function unknownMember(
  question: Question,
  { message }: Complaint,
  node: ts.Node,
): string | undefined {
  const { api } = question;
  const access = api.isPropertyAccessExpression(node.parent) ? node.parent : undefined;
  if (!access || access.name !== node) return undefined;
  const rewriter = new Rewriter(question);
  const name = access.name.text;
  const base = rewriter.text(access.expression);
  const call =
    api.isCallExpression(access.parent) && access.parent.expression === access
      ? access.parent
      : undefined;
  const args = call ? argumentsOf(call, rewriter) : [];
  const type = message.match(/on type '([\s\S]+?)'/)?.[1] ?? '';
  const isTensor = /\b(Tensor|Variable)$/.test(type);
  if (/^(any|never|unknown)$/.test(type)) return undefined;
  if (isTensor && camelCase(name) !== name && hasMember(camelCase(name))) {
    return `Names are written without underscores here: ${base}.${camelCase(name)}(${args.join(', ')})`;
  }
  if (Object.hasOwn(MEMBERS, name)) return MEMBERS[name]?.(base, args);
  const known = isTensor ? counterpart(name) : undefined;
  if (known?.module && call) {
    return `Tensors have no method ${name}; it is a function: ${importOf([known])} ${known.name}(${[base, ...args].join(', ')})`;
  }
  return undefined;
}

/** `Math.exp(x)` of a tensor. */
function argument(question: Question, { message }: Complaint, node: ts.Node): string | undefined {
  const { api, file } = question;
  if (!/type '[^']*\b(Tensor|number\[\]|Variable)'/.test(message)) return undefined;
  let call: ts.Node | undefined = node;
  while (call && !api.isCallExpression(call)) call = call.parent;
  const name = (call as ts.CallExpression | undefined)?.expression
    .getText(file)
    .match(/^Math\.(\w+)$/)?.[1];
  const known = name ? counterpart(name) : undefined;
  if (!call || !known?.module) return undefined;
  const args = (call as ts.CallExpression).arguments.map((each) => each.getText(file));
  return `Math is for single numbers; of a tensor write: ${importOf([known])} ${known.name}(${args.join(', ')})`;
}

/** `value in list`, which asks for a position here. */
function membership({ api, file }: Question, _: Complaint, node: ts.Node): string | undefined {
  const { parent } = node;
  if (!parent || !api.isBinaryExpression(parent)) return undefined;
  if (parent.operatorToken.kind !== api.SyntaxKind.InKeyword) return undefined;
  return `Whether a list holds a value is asked with: ${parent.right.getText(file)}.includes(${parent.left.getText(file)})`;
}
