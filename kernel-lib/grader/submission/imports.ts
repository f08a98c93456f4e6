import type * as ts from 'typescript';
import { typescript } from './typescript.js';

export interface ImportProblem {
  line: number;
  /** A clause such as `imports 'node:fs'`. */
  what: string;
}

const LIBRARY = new Set(['kernel-lib/tensor', 'kernel-lib/random']);

/**
 * Reads every way in which a file can name another module. The run would refuse the same imports
 * once more, because the child's tree does not hold anything else; this gives the clear message.
 */
export function findForbidden(
  source: ts.SourceFile,
  allowedSiblings: readonly string[],
): { forbidden?: ImportProblem; siblings: string[] } {
  const api = typescript();
  const siblings = new Set<string>();
  let forbidden: ImportProblem | undefined;

  const refuse = (node: ts.Node, what: string) => {
    forbidden ??= {
      line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
      what,
    };
  };
  const see = (node: ts.Node, specifier: ts.Expression) => {
    const name = api.isStringLiteralLike(specifier) ? specifier.text : specifier.getText(source);
    const sibling = /^\.\/(\w+)\.(?:js|ts)$/.exec(name)?.[1];
    if (sibling !== undefined && allowedSiblings.includes(sibling)) siblings.add(sibling);
    else if (!LIBRARY.has(name)) refuse(node, `imports '${name}'`);
  };
  const visit = (node: ts.Node): void => {
    if (api.isImportDeclaration(node)) see(node, node.moduleSpecifier);
    else if (api.isExportDeclaration(node) && node.moduleSpecifier) see(node, node.moduleSpecifier);
    else if (api.isExternalModuleReference(node)) refuse(node, 'uses import = require(…)');
    else if (api.isCallExpression(node)) {
      const callee = node.expression;
      if (callee.kind === api.SyntaxKind.ImportKeyword) refuse(node, 'uses import(…)');
      else if (api.isIdentifier(callee) && callee.text === 'require') {
        refuse(node, 'uses require(…)');
      }
    } else if (api.isMetaProperty(node) && node.keywordToken === api.SyntaxKind.ImportKeyword) {
      refuse(node, 'uses import.meta');
    }
    api.forEachChild(node, visit);
  };
  visit(source);
  return { ...(forbidden ? { forbidden } : {}), siblings: [...siblings] };
}
