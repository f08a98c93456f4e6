import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type {
  CompletionInfo,
  Converter,
  ConvertResult,
  Diagnostic,
  Tslab,
  TypeScript,
} from '../tslab.js';
import type { Cell } from './cell.js';
import { pruneDeclarations, withoutExports } from './declarations.js';
import { TypeScriptError } from './diagnostics.js';
import { SourceFiles } from './files.js';
import { importPaths, localImports, requiredPaths, sourceOf } from './imports.js';
import { expandShorthand } from './shorthand.js';
import type { Sources } from './sources.js';
import { addStopChecks } from './stopChecks.js';

type SideOutput = NonNullable<ConvertResult['sideOutputs']>[number];

// Without an import of the library in sight, TypeScript forgets its files after every cell and
// reads them anew in the next.
const KEEP_LIBRARY = "\nimport {} from 'kernel-lib';\nimport {} from 'kernel-lib/notebook';\n";

const CANNOT_FIND_MODULE = 2307;

/**
 * tslab's converter, bent to this kernel: declarations survive a failed cell, edited files and the
 * files that import them are loaded again, scripts carry names that stack traces can be traced back
 * by, loops can be interrupted, and what TypeScript finds wrong is thrown as an error.
 */
export class CellConverter implements Converter {
  /** The cell that the next `convert` is for. */
  cell: Cell | undefined;
  /** Called when a cell has compiled and is about to run. */
  onCompiled: () => void = () => {};
  private inner: Converter;
  private declarations = '';
  /** The variables of the latest cell that compiled. */
  private declaredNow = new Set<string>();
  private readonly files: SourceFiles;
  private readonly locals = new Map<string, string>();
  /** Converted but not yet handed to the executor. */
  private unloaded: readonly SideOutput[] = [];

  constructor(
    private readonly tslab: Tslab,
    private readonly ts: TypeScript,
    private readonly sources: Sources,
  ) {
    this.files = new SourceFiles(ts);
    this.inner = tslab.createConverter();
  }

  /** Reads the library's types and compiles once, so that the first cell need not. */
  warm(): void {
    this.inner.convert(this.before, 'const x: number[] = [1]; x.length');
    this.inner.complete(this.before, 'Math.', 5);
  }

  convert(_previous: string, text: string): ConvertResult {
    this.files.refresh();
    const code = withoutExports(this.ts, text);
    let result = this.ask((inner) => inner.convert(this.before, code));
    if (result.diagnostics.some((diagnostic) => this.existsByNow(diagnostic))) {
      // TypeScript remembers that the file was missing; only a new converter looks again.
      this.restart();
      result = this.inner.convert(this.before, code);
    }
    if (result.diagnostics.length > 0) {
      this.throwIfWrong(this.withFiles(result.diagnostics, code), text);
    }
    const earlier = this.declarations;
    this.declarations = result.declOutput ?? '';
    const sideOutputs = this.withImporters([...this.unloaded, ...(result.sideOutputs ?? [])]);
    this.unloaded = [];
    const { output } = result;
    const { url, label } = this.cell ?? { url: 'tslab-cell:?', label: 'cell' };
    if (output === undefined) return { ...result, sideOutputs };
    // A cell that fails early must not wipe out the values that earlier cells gave to its names.
    const kept = output.replace(/^(exports\.[\w$]+ = )+void 0;$/m, (line) => {
      this.declaredNow = new Set([...line.matchAll(/exports\.([\w$]+)/g)].map(([, name]) => name));
      return '';
    });
    const js = addStopChecks(this.ts, expandShorthand(this.ts, kept, earlier));
    this.sources.addCell(url, label, text, js);
    this.onCompiled();
    return { ...result, sideOutputs, output: `${js}\n//# sourceURL=${url}` };
  }

  /** To be called after each run: forgets the names that a failed cell did not get to define. */
  settle(failed: boolean, values: Record<string, unknown>): void {
    const declared = this.declaredNow;
    this.declaredNow = new Set();
    if (!failed || declared.size === 0) return;
    this.declarations = pruneDeclarations(
      this.ts,
      this.declarations,
      (name) => !declared.has(name) || values[name] !== undefined,
    );
  }

  inspect(_previous: string, code: string, position: number) {
    return this.ask((inner) => inner.inspect(this.before, code, position));
  }

  complete(_previous: string, code: string, position: number): CompletionInfo {
    return this.ask((inner) => inner.complete(this.before, code, position));
  }

  addModule(...args: Parameters<Converter['addModule']>): Diagnostic[] {
    const diagnostics = this.inner.addModule(...args);
    this.throwIfWrong(diagnostics, args[1]);
    return diagnostics;
  }

  close(): void {
    this.inner.close();
  }

  /** A failure inside the compiler leaves it in pieces: a new one gets a second try. */
  private ask<T>(question: (inner: Converter) => T): T {
    try {
      return question(this.inner);
    } catch {
      this.restart();
      return question(this.inner);
    }
  }

  private restart(): void {
    this.inner.close();
    this.inner = this.tslab.createConverter();
  }

  private get before(): string {
    return this.declarations + KEEP_LIBRARY;
  }

  private throwIfWrong(diagnostics: Diagnostic[], code: string): void {
    if (diagnostics.length === 0) return;
    throw new TypeScriptError(diagnostics, this.cell?.label ?? 'cell', code, this.sources);
  }

  /**
   * tslab leaves the file's name out of a message that has several parts. What is found with the
   * imports alone is about the imported files; offset and line then tell which.
   */
  private withFiles(diagnostics: Diagnostic[], code: string): Diagnostic[] {
    const files = localImports(this.sources.root, code);
    if (files.length === 0 || diagnostics.every(({ fileName }) => fileName)) return diagnostics;
    const imports = importPaths(code).map((path) => `import {} from '${path}';`);
    const probe = this.inner.convert(this.before, imports.join(' '));
    this.unloaded = [...this.unloaded, ...(probe.sideOutputs ?? [])];
    return diagnostics.map((diagnostic) => {
      const isSame = (other: Diagnostic) =>
        !other.fileName &&
        other.messageText === diagnostic.messageText &&
        other.start.offset === diagnostic.start.offset;
      if (diagnostic.fileName || !probe.diagnostics.some(isSame)) return diagnostic;
      const file = files.find((path) => isAt(diagnostic, readFileSync(path, 'utf8')));
      return file ? { ...diagnostic, fileName: relative(this.sources.root, file) } : diagnostic;
    });
  }

  private existsByNow({ code, messageText, fileName }: Diagnostic): boolean {
    const path = code === CANNOT_FIND_MODULE && messageText.match(/'(\.[^']*)'/)?.[1];
    if (!path) return false;
    const folder = join(this.sources.root, fileName ? dirname(fileName) : '.');
    return sourceOf(join(folder, path)) !== undefined;
  }

  /** Adds, to the local files that have changed, those that import them: they hold the old ones. */
  private withImporters(changed: readonly SideOutput[]): SideOutput[] {
    const paths = new Set<string>();
    for (const { path, data } of changed) {
      const js = addStopChecks(this.ts, data);
      this.locals.set(path, js);
      paths.add(path);
      const file = sourceOf(path);
      if (file) this.sources.addFile(path, file, readFileSync(file, 'utf8'), js);
    }
    for (let size = 0; size < paths.size; ) {
      size = paths.size;
      for (const [path, js] of this.locals) {
        if (requiredPaths(path, js).some((imported) => paths.has(imported))) paths.add(path);
      }
    }
    return [...paths].map((path) => ({ path, data: this.locals.get(path)! }));
  }
}

/** Whether offset and line of a message agree in this text. */
function isAt({ start, end }: Diagnostic, text: string): boolean {
  return [start, end].every(({ offset, line, character }) => {
    const before = text.slice(0, offset).split('\n');
    return offset <= text.length && before.length === line + 1 && before[line].length === character;
  });
}
