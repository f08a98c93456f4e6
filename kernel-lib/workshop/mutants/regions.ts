import { typescript } from 'chainrule-grader/submission';
import type * as ts from 'typescript';

/** What a student writes: the text between BEGIN SOLUTION and END SOLUTION in one exercise. */
export interface Region {
  exercise: string;
  start: number;
  end: number;
}

/** The regions of a solution's file, each with the exported function or class that holds it. */
export function regionsOf(source: ts.SourceFile): Region[] {
  const api = typescript();
  const regions: Region[] = [];
  for (const statement of source.statements) {
    if (!api.isFunctionDeclaration(statement) && !api.isClassDeclaration(statement)) continue;
    const exercise = statement.name?.text;
    if (exercise === undefined) continue;
    const text = source.text.slice(0, statement.end);
    for (let at = statement.pos; ; ) {
      const begin = text.indexOf('// BEGIN SOLUTION', at);
      const end = text.indexOf('// END SOLUTION', begin);
      if (begin < 0 || end < 0) break;
      regions.push({ exercise, start: text.indexOf('\n', begin), end });
      at = end + 1;
    }
  }
  return regions;
}
