import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Advise, Complaint, silentMistakes } from 'kernel-lib/advice';
import { builtFolder } from 'kernel-lib/project';
import type * as ts from 'typescript';
import { plainLine, plainText } from './plain.js';
import type { PreparedModule } from './prepared.js';
import { lineOf, SHOWN_SOURCE } from './stack.js';
import type { TypeProblem } from './typeProblem.js';
import { parsed, typescript } from './typescript.js';

export const MAX_PROBLEMS = 10;
/** Characters of a message, and of a line of source that is shown with it. */
const MAX_MESSAGE = 2_000;
/** An imported file is missing or broken: that is reported where it belongs. */
const NOT_FOUND = [2306, 2307];
const GLOBALS = `
declare const console: Record<'log' | 'info' | 'warn' | 'error' | 'debug' | 'table', (...values: unknown[]) => void>;
declare const performance: { now(): number };
declare function structuredClone<T>(value: T): T;
`;

const libraryFiles = new Map<string, ts.SourceFile>();
/** What declarations import: they stay as they are. By the file that imports. */
const libraryImports = new Map<string, readonly ts.ResolvedModuleWithFailedLookupLocations[]>();
/** Of each topic's file the text that was read last, and what came of it. */
const latest = new Map<string, ts.SourceFile>();
let previous: ts.Program | undefined;

/** A file to be checked: nothing is done until its problems are asked for. */
export interface TypeCheck {
  path: string;
  /** With `advise` each is followed by what to write instead. */
  problems: (advise?: Advise, remarks?: typeof silentMistakes) => TypeProblem[];
}

/**
 * Type-checks the files of topics as the project does (strict), one after another; the other files
 * are there to be imported. Declarations of the language
 * and of kernel-lib are parsed once per process, and the last program is reused, so that a later
 * call takes a fraction of the first.
 */
export function typeChecks(
  modules: readonly Pick<PreparedModule, 'topic' | 'path' | 'text'>[],
  topics: readonly string[],
): TypeCheck[] {
  const api = typescript();
  const root = resolve('/chainrule-check');
  const texts = new Map([[join(root, 'globals.d.ts'), GLOBALS]]);
  const shown = new Map<string, string>();
  const wanted: { name: string; path: string }[] = [];
  for (const module of modules) {
    const name = join(root, `${module.topic}.ts`);
    texts.set(name, module.text);
    shown.set(name, module.path);
    if (topics.includes(module.topic)) wanted.push({ name, path: module.path });
  }
  const options = compilerOptions();
  const host = compilerHost(options, texts);
  const program = api.createProgram([...texts.keys()], options, host, previous);
  previous = program;
  const problemsOf = (
    name: string,
    advise: Advise = () => [],
    remarksOf: typeof silentMistakes = () => [],
  ) => {
    const file = program.getSourceFile(name);
    const found = file ? [...program.getSemanticDiagnostics(file)] : [];
    const complaints = found.filter(({ code }) => !NOT_FOUND.includes(code)).map(toComplaint);
    const told = file ? advise(api, file.text, complaints) : [];
    const described = found
      .filter(({ code }) => !NOT_FOUND.includes(code))
      .map((diagnostic, i) => ({ diagnostic, advice: told[i] }))
      // What to write here says more than the complaints that follow from the same mistake.
      .sort((a, b) => Number(b.advice !== undefined) - Number(a.advice !== undefined))
      .flatMap(({ diagnostic, advice }) => describe(diagnostic, advice, shown));
    const remarks = file ? remarksOf(api, program.getTypeChecker(), file) : [];
    const also = remarks.flatMap(({ start, end, message }) => {
      const place = { file, start, length: end - start, category: 0, code: 0 } as const;
      const made = describe({ ...place, messageText: message }, undefined, shown);
      // The sentence is both what is wrong and what to write.
      return made.map((problem) => ({ ...problem, advice: problem.message }));
    });
    return onePerLine([...described, ...also]).slice(0, MAX_PROBLEMS);
  };
  return wanted.map(({ name, path }) => ({
    path,
    problems: (advise, remarks) => problemsOf(name, advise, remarks),
  }));
}

/** One mistake often brings several complaints about its line: the first is enough. */
function onePerLine(problems: readonly TypeProblem[]): TypeProblem[] {
  const seen = new Map<number, TypeProblem>();
  for (const problem of problems) if (!seen.has(problem.line)) seen.set(problem.line, problem);
  return [...seen.values()].sort((a, b) => a.line - b.line);
}

function toComplaint({ code, messageText, start = 0, length = 0 }: ts.Diagnostic): Complaint {
  const message = typescript().flattenDiagnosticMessageText(messageText, '\n');
  return { code, message, start, end: start + length };
}

const MISSING = "' is missing the following properties from type '";

/** "Type 'A' is missing the following properties from type 'B': a, b": the list is no help. */
function withoutProperties(line: string): string {
  const at = line.indexOf(MISSING);
  const end = line.indexOf("': ", at + MISSING.length);
  if (at < 0 || end < 0) return line;
  return `${line.slice(0, at)}' is not assignable to type '${line.slice(at + MISSING.length, end)}'.`;
}

function withoutAdvice(line: string): string {
  const at = line.search(/ Do you need to (?:install|change) /);
  return at < 0 ? line : line.slice(0, at);
}

/** The compiler's words, without what only a TypeScript expert would read on. */
function inShort(diagnostic: ts.Diagnostic): string {
  const text = typescript().flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  const [first = '', second] = plainText(text, MAX_MESSAGE).split('\n');
  const lines = [
    withoutAdvice(withoutProperties(first)),
    ...(second === undefined ? [] : [second]),
  ];
  return lines.join('\n');
}

function compilerOptions(): ts.CompilerOptions {
  const api = typescript();
  const library = builtFolder('kernel-lib', import.meta.url);
  return {
    target: api.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    module: api.ModuleKind.ESNext,
    moduleResolution: api.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    paths: {
      'kernel-lib/tensor': [join(library, 'tensor/index.d.ts')],
      'kernel-lib/random': [join(library, 'random/index.d.ts')],
    },
  };
}

function compilerHost(options: ts.CompilerOptions, texts: Map<string, string>): ts.CompilerHost {
  const api = typescript();
  const host = api.createCompilerHost(options);
  host.jsDocParsingMode = api.JSDocParsingMode.ParseNone; // Only an editor shows what it says.
  const readFromDisk = host.getSourceFile.bind(host);
  const mayRead = (name: string) => isDeclaration(resolve(name));
  // What a student's file names is not looked for anywhere else: neither checks nor results.
  host.fileExists = (name) => texts.has(resolve(name)) || (mayRead(name) && existsSync(name));
  host.readFile = (name) =>
    texts.get(resolve(name)) ?? (mayRead(name) ? api.sys.readFile(name) : undefined);
  host.resolveModuleNameLiterals = (literals, from, redirected, allOptions, file) => {
    const known = libraryImports.get(from);
    if (known?.length === literals.length) return known;
    const found = literals.map((literal) => {
      const mode = api.getModeForUsageLocation(file, literal, allOptions);
      return api.resolveModuleName(
        literal.text,
        from,
        allOptions,
        host,
        undefined,
        redirected,
        mode,
      );
    });
    if (isDeclaration(resolve(from))) libraryImports.set(from, found);
    return found;
  };
  host.getSourceFile = (name, language) => {
    const text = texts.get(resolve(name));
    if (text !== undefined) {
      const before = latest.get(name);
      const file = before?.text === text ? before : parsed(name, text);
      latest.set(name, file);
      return file;
    }
    const known = libraryFiles.get(name);
    if (known) return known;
    const file = mayRead(name) ? readFromDisk(name, language) : undefined;
    if (file) libraryFiles.set(name, file);
    return file;
  };
  host.directoryExists = (name) => existsSync(name) || name === dirname([...texts.keys()][0] ?? '');
  return host;
}

/** Whether a file is a declaration of the language or of kernel-lib. */
function isDeclaration(path: string): boolean {
  if (!path.endsWith('.d.ts')) return false;
  declarations ??= [
    builtFolder('kernel-lib', import.meta.url),
    dirname(typescript().getDefaultLibFilePath({})),
  ];
  return declarations.some((folder) => path.startsWith(join(folder, sep)));
}

/** The folders of them: to find them takes longer than a check. */
let declarations: string[] | undefined;

function describe(
  diagnostic: ts.Diagnostic,
  advice: string | undefined,
  shown: Map<string, string>,
): TypeProblem[] {
  const { file, start = 0, length = 1 } = diagnostic;
  if (!file) return [];
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  // Of a very long line what is around the place.
  const from = Math.max(0, character - SHOWN_SOURCE / 2);
  const source = plainLine(lineOf(file.text, line).slice(from), SHOWN_SOURCE);
  const width = Math.max(1, Math.min(length, source.length - (character - from)));
  return [
    {
      path: shown.get(resolve(file.fileName)) ?? file.fileName,
      line: line + 1,
      column: character + 1,
      message: [inShort(diagnostic), ...(advice ? [plainText(advice, MAX_MESSAGE)] : [])].join(
        '\n',
      ),
      source,
      underline: ' '.repeat(character - from) + '~'.repeat(width),
      ...(advice ? { advice: plainText(advice, MAX_MESSAGE) } : {}),
    },
  ];
}
