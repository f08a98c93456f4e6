import type { CompletionInfo, Converter, ConvertResult, Diagnostic, TypeScript } from '../tslab.js';
import { Carried } from './carried.js';
import type { Cell } from './cell.js';
import { completionsAt } from './completions.js';
import { type Declared, declaredNames, withoutExports } from './declarations.js';
import { TypeScriptError } from './diagnostics.js';
import type { Modules } from './modules.js';
import type { Project } from './project.js';
import type { ProjectFiles } from './projectFiles.js';
import { installScope, type NotebookScope } from './scope.js';
import { RESULT, shareVariables } from './shareVariables.js';
import { type Place, placesOf } from './sourceMaps.js';
import type { Sources } from './sources.js';
import { addStopChecks } from './stopChecks.js';

const NOTHING: Declared = { names: new Set(), merged: new Set(), nested: new Set() };

/** What TypeScript sees of a notebook, and makes of a cell. */
export type NotebookProject = Pick<
  Project,
  'addFile' | 'check' | 'close' | 'compile' | 'complete' | 'inspect' | 'refresh'
>;

/** What loads what cells import. */
export type CellModules = Pick<
  Modules,
  'cellMeta' | 'import' | 'namespace' | 'refresh' | 'require'
>;

const REHEARSAL = `import { ones } from 'kernel-lib';
const x = ones(2, 3);
for (const n of [1, 2]) console.log(\`\${n}: \${x.mul(n).sum()}\`);`;

/**
 * What tslab's executor asks to turn cells into JavaScript. The project's TypeScript compiles; all
 * variables go to the notebook's one scope; scripts carry names that stack traces can be traced back
 * by; loops can be interrupted; and what TypeScript finds wrong is thrown as an error.
 */
export class CellConverter implements Converter {
  /** The cell that the next `convert` is for. */
  cell: Cell | undefined;
  /** Called when a cell has compiled and is about to run. */
  onCompiled: () => void = () => {};
  /** Called before that with what compiles and is hardly ever what was meant. */
  onRemarks: (remarks: readonly string[]) => void = () => {};
  private readonly carried: Carried;

  constructor(
    private readonly ts: TypeScript,
    private readonly project: NotebookProject,
    private readonly modules: CellModules,
    private readonly files: ProjectFiles,
    private readonly scope: NotebookScope,
    private readonly sources: Pick<Sources, 'add'>,
  ) {
    this.carried = new Carried(ts);
    installScope(scope, {
      load: (specifier: string) => modules.namespace(specifier),
      require: (specifier: string) => modules.require(specifier),
      import: (specifier: string) => modules.import(specifier),
      meta: modules.cellMeta,
    });
  }

  /** Reads the library's types and compiles once, so that the first cell need not. */
  warm(): void {
    this.rehearse();
    this.project.complete('', 'Math.', 5);
  }

  /** Compiles a cell such as many: V8 has to read the compiler's code for it, which takes longer than the cell. */
  rehearse(): void {
    const { js } = this.project.compile('', REHEARSAL, declaredNames(this.ts, REHEARSAL));
    const names = { declared: new Set(['x']), merged: new Set<string>(), isEarlier: () => false };
    addStopChecks(this.ts, shareVariables(this.ts, js, names).text);
  }

  convert(_previous: string, text: string): ConvertResult {
    const { ts, scope } = this;
    this.project.refresh();
    this.modules.refresh();
    const code = withoutExports(ts, text);
    const declared = declaredNames(ts, code);
    const compiled = this.project.compile(this.carried.text, code, declared);
    this.throwIfWrong(compiled.diagnostics, text);
    this.carried.add(compiled.declarations, (name) => scope.get(name));
    const shared = shareVariables(ts, compiled.js, {
      declared: declared.names,
      merged: declared.merged,
      isEarlier: (name) => scope.has(name),
    });
    const checked = addStopChecks(ts, shared.text);
    const { url, label } = this.cell ?? { url: 'tslab-cell:?', label: 'cell' };
    const places = placesOf(compiled.js, compiled.sourceMap, shared, checked);
    // The script's first line is what the executor puts there.
    const inScript = ({ line, column }: Place) => places({ line: line - 1, column });
    this.sources.add(url, label, text, inScript, true);
    if (compiled.remarks.length > 0) this.onRemarks(compiled.remarks);
    this.onCompiled();
    return {
      output: `\n${checked.text}\n//# sourceURL=${url}`,
      diagnostics: [],
      hasToplevelAwait: shared.hasAwait,
      lastExpressionVar: shared.hasValue ? RESULT : undefined,
    };
  }

  /** To be called after each run: forgets what a failed cell did not get to define. */
  endCell(failed: boolean): void {
    this.carried.endCell(failed, this.scope);
  }

  inspect(_previous: string, code: string, position: number) {
    return this.project.inspect(this.carried.text, code, position) as never;
  }

  complete(_previous: string, code: string, position: number): CompletionInfo {
    const original = this.project.complete(this.carried.text, code, position);
    return completionsAt(code, position, original);
  }

  addModule(...[name, content, meta]: Parameters<Converter['addModule']>): Diagnostic[] {
    const path = this.project.addFile(`${name}.${meta?.jsx ? 'tsx' : 'ts'}`, content);
    this.project.compile(this.carried.text, `import {} from './${name}.js';`, NOTHING);
    const diagnostics = this.project.check(path);
    this.throwIfWrong(
      diagnostics.map((diagnostic) => ({ ...diagnostic, fileName: undefined })),
      content,
    );
    return diagnostics;
  }

  close(): void {
    this.project.close();
  }

  private throwIfWrong(diagnostics: Diagnostic[], code: string): void {
    if (diagnostics.length === 0) return;
    const label = this.cell?.label ?? 'cell';
    throw new TypeScriptError(this.ts, this.files, diagnostics, label, code);
  }
}
