import type * as ts from 'typescript';
import { findCalls } from './calls.js';
import { findExports } from './exports.js';
import { findForbidden, type ImportProblem } from './imports.js';
import type { PreparedModule } from './prepared.js';
import { parsed, typescript } from './typescript.js';

const COMPILER = (): ts.CompilerOptions => ({
  target: typescript().ScriptTarget.ES2022,
  module: typescript().ModuleKind.ES2022,
  sourceMap: true,
  removeComments: false,
});

/** JavaScript and its source map, or what is wrong with the text. */
export type Transpiled = Pick<PreparedModule, 'code' | 'map'> | { problem: string };

/**
 * Checks the syntax and the imports of a file and turns it into JavaScript. Returns one clear line
 * when it cannot run.
 *
 * @param transpile another way to JavaScript than the compiler's
 */
export function prepareModule(
  topic: string,
  path: string,
  text: string,
  allowedSiblings: readonly string[],
  transpile: (source: ts.SourceFile) => Transpiled = byCompiler,
): PreparedModule | { problem: string } {
  try {
    return prepare(topic, path, text, allowedSiblings, transpile);
  } catch (error) {
    // The compiler walks a file by recursion: thousands of brackets in brackets are too much for it.
    if (!(error instanceof RangeError)) throw error;
    return { problem: `${path} cannot be read: it is nested too deeply` };
  }
}

function prepare(
  topic: string,
  path: string,
  text: string,
  allowedSiblings: readonly string[],
  transpile: (source: ts.SourceFile) => Transpiled,
): PreparedModule | { problem: string } {
  const source = parsed(path, text, true);
  const made = transpile(source);
  if ('problem' in made) return made;
  const { forbidden, siblings } = findForbidden(source, allowedSiblings);
  if (forbidden) return { problem: importMessage(path, forbidden, allowedSiblings) };
  const calls = findCalls(source);
  return { topic, path, text, ...made, siblings, calls, ...findExports(made.code) };
}

function byCompiler(source: ts.SourceFile): Transpiled {
  const api = typescript();
  const result = api.transpileModule(source.text, {
    compilerOptions: COMPILER(),
    fileName: source.fileName,
    reportDiagnostics: true,
    jsDocParsingMode: api.JSDocParsingMode.ParseNone,
  });
  const wrong = result.diagnostics?.find(
    ({ category }) => category === api.DiagnosticCategory.Error,
  );
  if (wrong) return { problem: syntaxMessage(source, wrong) };
  return { code: withoutMapLink(result.outputText), map: result.sourceMapText ?? '' };
}

/** The compiler ends its output with the name of the source map. */
function withoutMapLink(code: string): string {
  const link = code.lastIndexOf('//# sourceMappingURL=');
  return link < 0 ? code : code.slice(0, link);
}

function syntaxMessage(source: ts.SourceFile, wrong: ts.Diagnostic): string {
  const { line, character } = source.getLineAndCharacterOfPosition(wrong.start ?? 0);
  const message = typescript().flattenDiagnosticMessageText(wrong.messageText, ' ');
  return `${source.fileName}:${line + 1}:${character + 1} has a syntax error: ${message}`;
}

function importMessage(path: string, problem: ImportProblem, siblings: readonly string[]): string {
  const allowed = ["'kernel-lib/tensor'", "'kernel-lib/random'"];
  for (const sibling of siblings) allowed.push(`'./${sibling}.js'`);
  const last = allowed.pop();
  return (
    `${path}:${problem.line} ${problem.what}: an exercise may import only ` +
    `${allowed.join(', ')} and ${last}`
  );
}
