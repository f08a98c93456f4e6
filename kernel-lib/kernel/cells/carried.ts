import type typescript from 'typescript';
import type { TypeScript } from '../tslab.js';
import type { NotebookScope } from './scope.js';

/** A declaration that later cells see. */
interface Entry {
  text: string;
  value: string | undefined;
  type: string | undefined;
}

/** The declarations of the cells so far: for each name the latest, as a variable has one value. */
export class Carried {
  private entries: Entry[] = [];
  /** What `add` replaced, and the values at that time. */
  private before: { entries: Entry[]; added: Entry[]; values: Map<string, unknown> } | undefined;

  constructor(private readonly ts: TypeScript) {}

  /** A declaration file, but for its mark as a module. */
  get text(): string {
    return this.entries.map(({ text }) => text).join('\n');
  }

  /**
   * Adds what a cell declares.
   *
   * @param declarations as TypeScript has written them
   * @param current the value that a variable has before the cell runs
   */
  add(declarations: string, current: (name: string) => unknown): void {
    const added = this.parse(declarations);
    const values = new Map(
      added.flatMap(({ value }) => (value === undefined ? [] : [[value, current(value)] as const])),
    );
    this.before = { entries: this.entries, added, values };
    this.entries = merge(this.entries, added);
  }

  /**
   * After a cell has failed: the variables that it did not get to set have the type that they had
   * before, or are unknown. The others stay: after an interrupted training run the model is there.
   */
  endCell(failed: boolean, scope: NotebookScope): void {
    const { before } = this;
    this.before = undefined;
    if (!failed || !before) return;
    const isSet = ({ value, type }: Entry) => {
      if (value === undefined) return true;
      if (!scope.has(value)) return false;
      return type !== undefined || !Object.is(scope.get(value), before.values.get(value));
    };
    this.entries = merge(before.entries, before.added.filter(isSet));
  }

  private parse(declarations: string): Entry[] {
    const { ts } = this;
    const file = ts.createSourceFile('d.ts', declarations, ts.ScriptTarget.Latest, true);
    return file.statements.flatMap((statement) => this.entriesOf(statement));
  }

  private entriesOf(statement: typescript.Statement): Entry[] {
    const { ts } = this;
    // With its comments, which tell what it is for.
    const text = statement.getFullText().trim();
    if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) return [];
    if (ts.isVariableStatement(statement)) {
      const { declarationList } = statement;
      const comment = text.slice(0, text.length - statement.getText().length);
      const keyword = (declarationList.flags & ts.NodeFlags.Const) !== 0 ? 'const' : 'let';
      return declarationList.declarations.map((declaration) => ({
        text: `${comment}declare ${keyword} ${declaration.getText()};`,
        value: declaration.name.getText(),
        type: undefined,
      }));
    }
    if (ts.isImportDeclaration(statement)) return this.imports(statement);
    const name =
      'name' in statement ? (statement.name as typescript.Node | undefined)?.getText() : undefined;
    if (ts.isFunctionDeclaration(statement)) return [{ text, value: name, type: undefined }];
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      return [{ text, value: undefined, type: name }];
    }
    const isGlobal =
      ts.isModuleDeclaration(statement) &&
      (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
    if (isGlobal || (ts.isModuleDeclaration(statement) && ts.isStringLiteral(statement.name))) {
      return [{ text, value: undefined, type: text }];
    }
    return [{ text, value: name, type: name }];
  }

  private imports(statement: typescript.ImportDeclaration): Entry[] {
    const { ts } = this;
    const { importClause, moduleSpecifier } = statement;
    const from = `from ${moduleSpecifier.getText()};`;
    const entry = (name: string, clause: string, isType = false): Entry => ({
      text: `import ${clause} ${from}`,
      value: isType ? undefined : name,
      type: name,
    });
    const entries: Entry[] = [];
    const isType = importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    const head = isType ? 'type ' : '';
    if (importClause?.name) {
      entries.push(entry(importClause.name.text, head + importClause.name.text, isType));
    }
    const bindings = importClause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) {
      entries.push(entry(bindings.name.text, head + bindings.getText(), isType));
    } else if (bindings) {
      for (const each of bindings.elements) {
        const onlyType = isType || each.isTypeOnly;
        entries.push(entry(each.name.text, `${head}{ ${each.getText()} }`, onlyType));
      }
    }
    return entries;
  }
}

function merge(old: readonly Entry[], added: readonly Entry[]): Entry[] {
  const values = new Set(added.map(({ value }) => value));
  const types = new Set(added.map(({ type }) => type));
  values.delete(undefined);
  types.delete(undefined);
  const kept: Entry[] = [];
  for (const entry of old) {
    const { value, type } = entry;
    if (value !== undefined && values.has(value)) continue;
    if (type === undefined || !types.has(type)) kept.push(entry);
    // A class whose name is a type of its own by now is still there to be called.
    else if (value !== undefined) {
      kept.push({ text: `declare let ${value}: any;`, value, type: undefined });
    }
  }
  return [...kept, ...added];
}
