import type * as ts from 'typescript';
import type { Calls } from './prepared.js';
import { typescript } from './typescript.js';

/** Reads who calls whom. What reaches a function by another name than its own is not seen. */
export function findCalls(source: ts.SourceFile): Calls {
  const api = typescript();
  const bodies = new Map(source.statements.flatMap((statement) => functionsOf(statement, api)));
  return Object.fromEntries(
    [...bodies].map(([name, body]) => [name, [...calledIn(body, bodies, api)]]),
  );
}

function functionsOf(statement: ts.Statement, api: typeof ts): [name: string, body: ts.Node][] {
  if (api.isFunctionDeclaration(statement) && statement.name && statement.body) {
    return [[statement.name.text, statement.body]];
  }
  if (!api.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    api.isIdentifier(name) &&
    initializer &&
    (api.isArrowFunction(initializer) || api.isFunctionExpression(initializer))
      ? [[name.text, initializer.body] as [string, ts.Node]]
      : [],
  );
}

function calledIn(body: ts.Node, known: ReadonlyMap<string, unknown>, api: typeof ts): Set<string> {
  const called = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (api.isCallExpression(node) && api.isIdentifier(node.expression)) {
      if (known.has(node.expression.text)) called.add(node.expression.text);
    }
    api.forEachChild(node, visit);
  };
  visit(body);
  return called;
}

/** What `start` calls, itself or through others. */
export function calledFrom(start: string, calls: Calls): ReadonlySet<string> {
  const of = (name: string) => (Object.hasOwn(calls, name) ? (calls[name] ?? []) : []);
  const found = new Set(of(start));
  for (const name of found) for (const next of of(name)) found.add(next);
  return found;
}
