import type * as ts from 'typescript';
import { findForbidden, type ImportProblem } from './imports.js';
import { typescript } from './typescript.js';

/** A student's file, ready to run. */
export interface PreparedModule {
  readonly topic: string;
  readonly path: string;
  readonly text: string;
  /** JavaScript, without the source map. */
  readonly code: string;
  /** The source map, as JSON. */
  readonly map: string;
  /** Topics of sibling files that it imports. */
  readonly siblings: readonly string[];
  /** The names that it exports. */
  readonly exports: readonly string[];
}

const COMPILER = (): ts.CompilerOptions => ({
  target: typescript().ScriptTarget.ES2022,
  module: typescript().ModuleKind.ES2022,
  sourceMap: true,
  removeComments: false,
});

/**
 * Checks the syntax and the imports of a file and turns it into JavaScript. Returns one clear line
 * when it cannot run.
 */
export function prepareModule(
  topic: string,
  path: string,
  text: string,
  allowedSiblings: readonly string[],
): PreparedModule | { problem: string } {
  try {
    return prepare(topic, path, text, allowedSiblings);
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
): PreparedModule | { problem: string } {
  const api = typescript();
  const source = api.createSourceFile(path, text, api.ScriptTarget.ES2022, true);
  const result = api.transpileModule(text, {
    compilerOptions: COMPILER(),
    fileName: path,
    reportDiagnostics: true,
  });
  const wrong = result.diagnostics?.find(
    ({ category }) => category === api.DiagnosticCategory.Error,
  );
  if (wrong) return { problem: syntaxMessage(source, wrong) };
  const { forbidden, siblings } = findForbidden(source, allowedSiblings);
  if (forbidden) return { problem: importMessage(path, forbidden, allowedSiblings) };
  return {
    topic,
    path,
    text,
    code: withoutMapLink(result.outputText),
    map: result.sourceMapText ?? '',
    siblings,
    exports: exportedNames(source),
  };
}

/** The compiler ends its output with the name of the source map. */
function withoutMapLink(code: string): string {
  const link = code.lastIndexOf('//# sourceMappingURL=');
  return link < 0 ? code : code.slice(0, link);
}

function exportedNames({ statements }: ts.SourceFile): string[] {
  const api = typescript();
  return statements.flatMap((statement) => {
    if (api.isExportDeclaration(statement)) {
      const { exportClause } = statement;
      const named = exportClause && api.isNamedExports(exportClause) ? exportClause.elements : [];
      return named.map(({ name }) => name.text);
    }
    const modifiers = api.canHaveModifiers(statement) ? api.getModifiers(statement) : undefined;
    if (!modifiers?.some(({ kind }) => kind === api.SyntaxKind.ExportKeyword)) return [];
    if (api.isVariableStatement(statement)) {
      const { declarations } = statement.declarationList;
      return declarations.flatMap(({ name }) => (api.isIdentifier(name) ? [name.text] : []));
    }
    const declared = api.isFunctionDeclaration(statement) || api.isClassDeclaration(statement);
    return declared && statement.name ? [statement.name.text] : [];
  });
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
