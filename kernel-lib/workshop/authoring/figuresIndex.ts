import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typescript } from 'chainrule-grader/submission';
import { Problem } from 'kernel-lib/display';
import type { Statement } from 'typescript';

const FOLDER = 'kernel-lib/course/figures';
export const FIGURES_INDEX_PATH = `${FOLDER}/index.ts`;

/** What the gallery looks for in a figure's file, and nobody else. */
const ENTRY = 'lectureFigure';

/** Names what labs may use of that which several figures share. */
const SHARED = 'shared/index.ts';

const HEAD = `// Generated from the files of this folder (npm run generate): do not edit. When you take a figure
// away, take its line out as well, because nothing runs without a build.
// biome-ignore-all format: as the generator writes it
// biome-ignore-all assist/source/organizeImports: in the order of the files

/**
 * The figures of the labs and of the lectures: what they compute, and how they are drawn.
 *
 * \`\`\`ts
 * import { narrowBowl, optimiserPaths, walk } from 'chainrule-course/figures';
 * import { UPDATE_RULES } from 'kernel-lib/optim';
 * const trail = { rule: 'adam', ...walk(UPDATE_RULES.adam, { learning_rate: 0.5 }, narrowBowl, 80) };
 * optimiserPaths({ landscapes: [{ land: narrowBowl, trails: [trail] }] });
 * \`\`\`
 *
 * @module
 */

export * from './shared/index.js';
`;

/** The names that a statement exports, those of types as `type NAME`. */
function exportsOf(statement: Statement): string[] {
  const ts = typescript();
  if (ts.isExportDeclaration(statement)) {
    const { exportClause: names, isTypeOnly } = statement;
    if (!names || !ts.isNamedExports(names)) return [];
    return names.elements.map((element) =>
      isTypeOnly || element.isTypeOnly ? `type ${element.name.text}` : element.name.text,
    );
  }
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return [`type ${statement.name.text}`];
  }
  const named = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return named && statement.name ? [statement.name.text] : [];
}

/** What a file of the folder hands out; not its entry in the gallery, which has one name in all. */
function namesIn(path: string): string[] {
  const ts = typescript();
  const text = readFileSync(path, 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap(exportsOf).filter((name) => name !== ENTRY);
}

/**
 * The text of the index through which labs import figures: it hands out all that the files of the
 * folder export. None without the folder.
 *
 * @throws Problem when two files export the same name
 */
export function figuresIndexText(root: string): string | undefined {
  if (!existsSync(join(root, FOLDER))) return undefined;
  const files = readdirSync(join(root, FOLDER))
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .sort();
  const owner = new Map<string, string>();
  const lines = [SHARED, ...files].map((file) => {
    const names = namesIn(join(root, FOLDER, file));
    for (const name of names.map((word) => word.replace('type ', ''))) {
      const other = owner.get(name);
      if (other) {
        throw new Problem(
          `${FOLDER}/${other} and ${FOLDER}/${file} both export "${name}", and labs import it ` +
            'from one index: rename one of the two',
        );
      }
      owner.set(name, file);
    }
    if (file === SHARED || names.length === 0) return '';
    return `export { ${names.join(', ')} } from './${file.replace(/\.ts$/, '.js')}';\n`;
  });
  return HEAD + lines.join('');
}

/** Brings the index up to date, or with `check` only says whether it is. */
export function refreshFiguresIndex(
  root: string,
  check = false,
): { path: string; outcome: 'fresh' | 'written' }[] {
  const text = figuresIndexText(root);
  if (text === undefined) return [];
  const file = join(root, FIGURES_INDEX_PATH);
  const now = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
  if (now === text) return [{ path: FIGURES_INDEX_PATH, outcome: 'fresh' }];
  if (!check) writeFileSync(file, text);
  return [{ path: FIGURES_INDEX_PATH, outcome: 'written' }];
}
