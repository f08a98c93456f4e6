import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { silentMistakes } from 'kernel-lib/advice';
import type typescript from 'typescript';
import type { Diagnostic, TypeScript } from '../tslab.js';
import type { Declared } from './declarations.js';
import { Documents } from './documents.js';
import { importsIn } from './imports.js';
import { libraryFiles } from './libraries.js';
import { withoutMapComment } from './mapComment.js';
import { PackageTypes } from './packageTypes.js';
import { stampOf } from './stamps.js';

/** A cell as TypeScript has read it. */
export interface Compiled {
  diagnostics: Diagnostic[];
  js: string;
  sourceMap: string;
  declarations: string;
  /** What compiles and is hardly ever what was meant, one line each. */
  remarks: string[];
}

/** What a project may be told. */
export interface ProjectSetup {
  /** The files of TypeScript's library. */
  lib?: string[];
  /** The modules whose declarations stay, whether a cell imports them or not. */
  kept?: readonly string[];
}

// Without an import of the library in sight, TypeScript forgets its files after every cell and
// reads them anew in the next.
const KEPT = ['kernel-lib', 'chainrule-course/notebook'];

const NO_MODULE = 2307;

/**
 * TypeScript's view of a notebook: the cell at hand, what earlier cells have declared, and the files
 * that they import. The project's compiler does the work.
 */
export class Project {
  readonly options: typescript.CompilerOptions;
  /** Finds what compiles and is hardly ever meant. It comes later, with the library that it is of. */
  silentMistakes: typeof silentMistakes = () => [];
  private readonly keep: string;
  private readonly cellPath: string;
  private readonly earlierPath: string;
  private readonly texts = new Map<string, string>();
  private readonly versions = new Map<string, number>();
  private readonly stamps = new Map<string, string>();
  private readonly service: typescript.LanguageService;
  private readonly host: typescript.LanguageServiceHost;
  private readonly packages: PackageTypes;
  private readonly documents: Documents;
  private readonly places: typescript.ModuleResolutionCache;
  /** A file that was missing may be there by now. */
  private looksAgain = false;

  /** @param setup what is not to be found out here */
  constructor(
    private readonly ts: TypeScript,
    private readonly root: string,
    { lib = libraryOf(ts), kept = KEPT }: ProjectSetup = {},
  ) {
    const slashed = root.split('\\').join('/');
    this.keep = kept.map((name) => `import {} from '${name}';\n`).join('');
    this.cellPath = `${slashed}/__tslab__.ts`;
    this.earlierPath = `${slashed}/__prev__.d.ts`;
    this.options = optionsFor(ts, root, lib);
    this.set(this.cellPath, '');
    this.set(this.earlierPath, '');
    this.packages = new PackageTypes(
      ts,
      `${slashed}/node_modules/kernel-lib`,
      (name, from) => this.resolve(name, from),
      ts.sys.readFile,
      ts.sys.fileExists,
    );
    this.places = ts.createModuleResolutionCache(slashed, (path) => path, this.options);
    this.host = this.createHost();
    this.documents = new Documents(ts, slashed);
    this.service = ts.createLanguageService(this.host, this.documents.registry);
  }

  /** Gives a file that is not on the disk; see tslab's `@module`. */
  addFile(name: string, text: string): string {
    const path = `${this.root.split('\\').join('/')}/${name}`;
    this.set(path, text);
    return path;
  }

  /** The text of a file as TypeScript sees it. */
  textOf(path: string): string | undefined {
    return this.texts.get(path) ?? this.packages.textOf(path) ?? this.ts.sys.readFile(path);
  }

  /** Looks which of the files that were read have changed. */
  refresh(): void {
    let moved = this.looksAgain;
    for (const [path, stamp] of this.stamps) {
      const now = stampOf(path);
      // TypeScript asks again for a missing module when the file that imports it is another.
      if (now === stamp && !this.looksAgain) continue;
      moved = true;
      this.stamps.set(path, now);
      this.versions.set(path, (this.versions.get(path) ?? 0) + 1);
    }
    if (moved) this.places.clear();
    if (this.looksAgain) this.texts.delete(this.cellPath);
  }

  /**
   * @param earlier declarations of earlier cells
   * @param declared what the cell declares
   */
  compile(earlier: string, code: string, { names, nested }: Declared): Compiled {
    const { file, program } = this.read(earlier, `${code}\nexport { ${[...names].join(', ')} };`);
    const found = this.problems(program, file);
    this.looksAgain = found.some(({ code }) => code === NO_MODULE);
    const diagnostics = found.flatMap((problem) => this.convert(problem, code));
    const output = { js: '', sourceMap: '', declarations: '', remarks: [] as string[] };
    if (diagnostics.length > 0) return { diagnostics, ...output };
    // Forced: a type that cannot be written down must not keep the cell from running.
    for (const { name, text } of this.service.getEmitOutput(this.cellPath, false, true)
      .outputFiles) {
      if (name.endsWith('.d.ts')) output.declarations = text;
      else if (name.endsWith('.map')) output.sourceMap = text;
      else output.js = withoutMapComment(text);
    }
    output.remarks = this.remarks(program, file);
    output.declarations += this.declareNested(program, file, nested);
    return { diagnostics, ...output };
  }

  /** Of the cell, and of the local files that it imports. */
  private remarks(program: typescript.Program, file: typescript.SourceFile): string[] {
    const checker = program.getTypeChecker();
    return this.localFiles(program, file).flatMap((each) => {
      const isCell = each.fileName === this.cellPath;
      return this.silentMistakes(this.ts, checker, each).map(({ start, message }) => {
        const line = each.getLineAndCharacterOfPosition(start).line + 1;
        return `${isCell ? `line ${line}` : `${this.relative(each.fileName)}:${line}`}: ${message}`;
      });
    });
  }

  private declareNested(
    program: typescript.Program,
    file: typescript.SourceFile,
    names: ReadonlySet<string>,
  ): string {
    if (names.size === 0) return '';
    const { ts } = this;
    const checker = program.getTypeChecker();
    return checker
      .getSymbolsInScope(file, ts.SymbolFlags.Variable)
      .filter(({ name }) => names.has(name))
      .map((symbol) => {
        const type = checker.getTypeOfSymbolAtLocation(symbol, file);
        const text = checker.typeToString(type, file, ts.TypeFormatFlags.NoTruncation);
        return `\ndeclare var ${symbol.name}: ${text};`;
      })
      .join('');
  }

  /** What is wrong with a file alone. */
  check(path: string): Diagnostic[] {
    const program = this.service.getProgram()!;
    const file = program.getSourceFile(path);
    if (!file) return [];
    return this.problems(program, file).flatMap((problem) => this.convert(problem, file.text));
  }

  complete(earlier: string, code: string, position: number) {
    this.read(earlier, `${code}\nexport {};`);
    return this.service.getCompletionsAtPosition(this.cellPath, position, {});
  }

  inspect(earlier: string, code: string, position: number) {
    this.read(earlier, `${code}\nexport {};`);
    const places = this.service.getDefinitionAtPosition(this.cellPath, position) ?? [];
    for (const { fileName } of places.filter((place) => this.documents.isQuiet(place.fileName))) {
      this.documents.withComments(fileName);
      this.versions.set(fileName, (this.versions.get(fileName) ?? 0) + 1);
    }
    return this.service.getQuickInfoAtPosition(this.cellPath, position);
  }

  /** Where TypeScript finds what a file imports. */
  resolve(specifier: string, from: string): string | undefined {
    const { resolvedModule } = this.ts.resolveModuleName(
      specifier,
      from,
      this.options,
      this.host as typescript.ModuleResolutionHost,
    );
    return resolvedModule?.resolvedFileName;
  }

  close(): void {
    this.service.dispose();
  }

  private read(earlier: string, code: string) {
    this.set(this.earlierPath, `export {};\n${earlier}\n${this.keep}`);
    this.set(this.cellPath, code);
    const program = this.service.getProgram()!;
    const file = program.getSourceFile(this.cellPath)!;
    // Binds the files, which sets their parents; after that a name that the cell does not declare
    // is looked for among the earlier ones, as tslab does it.
    program.getTypeChecker();
    (file as { parent?: typescript.Node }).parent = program.getSourceFile(this.earlierPath);
    return { program, file };
  }

  private set(path: string, text: string): void {
    if (this.texts.get(path) === text) return;
    this.texts.set(path, text);
    this.versions.set(path, (this.versions.get(path) ?? 0) + 1);
  }

  /** Of the file and of the local files that it imports. */
  private problems(
    program: typescript.Program,
    file: typescript.SourceFile,
  ): readonly typescript.Diagnostic[] {
    return this.localFiles(program, file).flatMap((each) => {
      const syntactic = program.getSyntacticDiagnostics(each);
      // What else is found in a text that cannot be read is noise.
      return syntactic.length > 0 ? syntactic : program.getSemanticDiagnostics(each);
    });
  }

  /** The file, and the local files that it imports. */
  private localFiles(
    program: typescript.Program,
    file: typescript.SourceFile,
  ): typescript.SourceFile[] {
    const seen = new Set<typescript.SourceFile>();
    const visit = (each: typescript.SourceFile): void => {
      if (seen.has(each)) return;
      seen.add(each);
      for (const { fileName } of importsIn(this.ts, each.text)) {
        // Packages are nobody's here to mend.
        if (!fileName.startsWith('.')) continue;
        const path = this.resolve(fileName, each.fileName);
        const next = path && this.isLocal(path) ? program.getSourceFile(path) : undefined;
        if (next) visit(next);
      }
    };
    visit(file);
    return [...seen];
  }

  /** Whether a file is the student's: it may change, and it is compiled when it is imported. */
  isLocal(path: string): boolean {
    return !path.includes('/node_modules/') && !path.endsWith('.d.ts');
  }

  /** As tslab tells it: one entry for each part of a message. */
  private convert(problem: typescript.Diagnostic, code: string): Diagnostic[] {
    const { file, start = 0, length = 0, messageText, category } = problem;
    if (!file) return [];
    const isCell = file.fileName === this.cellPath;
    const end = isCell ? code.length : file.text.length;
    const place = (offset: number) => {
      const at = Math.min(offset, end);
      return { offset: at, ...file.getLineAndCharacterOfPosition(at) };
    };
    const common = {
      start: place(start),
      end: place(start + length),
      category,
      ...(isCell ? {} : { fileName: this.relative(file.fileName) }),
    };
    const out: Diagnostic[] = [];
    const add = (part: string | typescript.DiagnosticMessageChain, number: number): void => {
      const text = typeof part === 'string' ? part : part.messageText;
      out.push({ ...common, messageText: text, code: number });
      if (typeof part !== 'string') for (const next of part.next ?? []) add(next, next.code);
    };
    add(messageText, problem.code);
    return out;
  }

  private relative(path: string): string {
    const slashed = `${this.root.split('\\').join('/')}/`;
    return path.startsWith(slashed) ? path.slice(slashed.length) : path;
  }

  private createHost(): typescript.LanguageServiceHost {
    const { ts } = this;
    const snapshots = new Map<string, { version: string; snapshot: typescript.IScriptSnapshot }>();
    const version = (path: string) => String(this.versions.get(path) ?? 0);
    const known = (path: string) =>
      this.texts.has(path) || this.packages.textOf(path) !== undefined;
    const host: typescript.LanguageServiceHost &
      Pick<typescript.CompilerHost, 'getModuleResolutionCache'> = {
      getCompilationSettings: () => this.options,
      getScriptFileNames: () => [this.earlierPath, this.cellPath],
      getScriptVersion: version,
      getScriptSnapshot: (path) => {
        const known = snapshots.get(path);
        if (known?.version === version(path)) return known.snapshot;
        const text = this.textOf(path);
        if (text === undefined) return undefined;
        if (this.isLocal(path) && !this.texts.has(path)) this.stamps.set(path, stampOf(path));
        const snapshot = ts.ScriptSnapshot.fromString(text);
        snapshots.set(path, { version: version(path), snapshot });
        return snapshot;
      },
      getCurrentDirectory: () => this.root,
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      useCaseSensitiveFileNames: () => true,
      fileExists: (path) => known(path) || ts.sys.fileExists(path),
      readFile: (path) => this.textOf(path),
      // TypeScript then reads a package.json once, and not for every file of every cell.
      getModuleResolutionCache: () => this.places,
      resolveModuleNameLiterals: (names, from, redirected, options) => {
        const host = this.host as typescript.ModuleResolutionHost;
        return names.map(({ text }) => {
          const resolvedFileName = this.packages.fileOf(text);
          if (resolvedFileName !== undefined) {
            return { resolvedModule: { resolvedFileName, extension: ts.Extension.Dts } };
          }
          return ts.resolveModuleName(text, from, options, host, this.places, redirected);
        });
      },
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
      readDirectory: ts.sys.readDirectory,
      realpath: ts.sys.realpath,
    };
    return host;
  }
}

/** The parts of TypeScript's library that the running Node has. */
export function libraryOf(ts: TypeScript): string[] {
  const folder = dirname(ts.getDefaultLibFilePath({}));
  return libraryFiles((file) => existsSync(join(folder, file)));
}

function optionsFor(ts: TypeScript, root: string, lib: string[]): typescript.CompilerOptions {
  return {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib,
    types: ['node'],
    jsx: ts.JsxEmit.React,
    strict: false,
    alwaysStrict: true,
    esModuleInterop: true,
    resolveJsonModule: true,
    allowJs: true,
    checkJs: true,
    declaration: true,
    sourceMap: true,
    skipLibCheck: true,
    noUncheckedSideEffectImports: false,
    newLine: ts.NewLineKind.LineFeed,
    rootDir: root,
    outDir: join(root, '.cells'),
  };
}
