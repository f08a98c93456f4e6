import { advise } from 'kernel-lib/advice';
import type { Diagnostic, TypeScript } from '../tslab.js';
import { ReportedError } from './errors.js';
import { folderOf, nameFrom, type ProjectFiles } from './projectFiles.js';
import { quote } from './quote.js';

const MAX_SHOWN = 5;
// TypeScript numbers its syntax errors from 1000 to 1999.
const SYNTAX_CODES = { from: 1000, to: 2000 };

interface Located {
  label: string;
  text: string;
  isCell: boolean;
  diagnostic: Diagnostic;
  /** Further lines of the same message. */
  details: string[];
  /** What to write here instead, under the compiler's own line. */
  advice?: string;
}

/** The errors that TypeScript found in a cell, or in a file that the cell imports. */
export class TypeScriptError extends ReportedError {
  override readonly name: string;
  readonly lines: string[];

  /** @param label what the text `code` is called */
  constructor(
    ts: TypeScript,
    files: ProjectFiles,
    diagnostics: readonly Diagnostic[],
    label: string,
    code: string,
  ) {
    const syntaxErrors = diagnostics.filter(isSyntax);
    // What else is found in a text that cannot be read is noise.
    const relevant = syntaxErrors.length > 0 ? syntaxErrors : diagnostics;
    const located = withAdvice(ts, locate(files, relevant, label, code));
    const first = located[0];
    const hint = hintFor(first, files);
    super(
      `${placeOf(first)}: ${hint ?? [messageOf(first), first.advice].filter(Boolean).join(' ')}`,
    );
    const syntax = syntaxErrors.length > 0;
    this.name = syntax ? 'SyntaxError' : 'TypeScriptError';
    this.lines = located.slice(0, MAX_SHOWN).flatMap((each) => {
      const told = hintFor(each, files);
      const { start, end } = each.diagnostic;
      const length = end.line === start.line ? end.character - start.character : 200;
      return [
        `${this.name} in ${placeOf(each)}:`,
        ...quote(each.text, start.line + 1, start.character + 1, length, { mark: '~' }),
        told ?? messageOf(each),
        ...(told ? [] : each.details.map((detail) => `  ${detail}`)),
        ...(told || !each.advice ? [] : [each.advice]),
      ];
    });
    const more = located.length - MAX_SHOWN;
    if (more > 0) this.lines.push(`… and ${more} more`);
  }
}

/**
 * A place behind the text's end, where the compiler misses something, is moved to the last line that
 * says anything: in front of the lines that the kernel itself adds.
 */
function withinText(diagnostic: Diagnostic, text: string): Diagnostic {
  const code = text.trimEnd();
  if (diagnostic.start.offset <= code.length) return diagnostic;
  const line = code.split('\n').length - 1;
  const lineStart = code.lastIndexOf('\n') + 1;
  const at = (offset: number) => ({ offset, line, character: offset - lineStart });
  return { ...diagnostic, start: at(Math.max(lineStart, code.length - 1)), end: at(code.length) };
}

const isSyntax = ({ code }: Diagnostic) => code >= SYNTAX_CODES.from && code < SYNTAX_CODES.to;

const placeOf = ({ label, isCell, diagnostic: { start } }: Located) =>
  isCell
    ? `${label}, line ${start.line + 1}, column ${start.character + 1}`
    : `${label}:${start.line + 1}:${start.character + 1}`;

const messageOf = ({ diagnostic }: Located) => `${diagnostic.messageText} (TS${diagnostic.code})`;

function locate(
  files: ProjectFiles,
  diagnostics: readonly Diagnostic[],
  label: string,
  code: string,
): Located[] {
  const out: Located[] = [];
  let previous: Diagnostic | undefined;
  for (const diagnostic of diagnostics) {
    // The parts of one message come one after the other, all with the same place.
    const same =
      previous?.start.offset === diagnostic.start.offset &&
      previous.end.offset === diagnostic.end.offset &&
      previous.fileName === diagnostic.fileName;
    if (same && out.length > 0) {
      out[out.length - 1].details.push(diagnostic.messageText);
      continue;
    }
    previous = diagnostic;
    const { fileName: name } = diagnostic;
    const text = name === undefined ? code : files.text(name);
    out.push({
      label: name === undefined ? label : files.label(name),
      text,
      isCell: name === undefined,
      diagnostic: withinText(diagnostic, text),
      details: [],
    });
  }
  // An error in an imported file is the cause of what it leads to in the cell.
  return out.sort((a, b) => Number(a.isCell) - Number(b.isCell));
}

/** Adds what to write; of a line that has it, the first complaint is enough. */
function withAdvice(ts: TypeScript, all: readonly Located[]): Located[] {
  const advised = new Map<string, string>();
  const lineOf = ({ label, diagnostic: { start } }: Located) => `${label}:${start.line}`;
  for (const label of new Set(all.map((each) => each.label))) {
    const same = all.filter((each) => each.label === label);
    const complaints = same.map(({ diagnostic: { code, messageText, start, end } }) => ({
      code,
      message: messageText,
      start: start.offset,
      end: end.offset,
    }));
    for (const [i, advice] of advise(ts, same[0].text, complaints).entries()) {
      const line = lineOf(same[i]);
      if (advice !== undefined && !advised.has(line)) advised.set(line, advice);
    }
  }
  const seen = new Set<string>();
  return all.flatMap((each) => {
    const line = lineOf(each);
    const advice = advised.get(line);
    if (advice === undefined) return [each];
    if (seen.has(line)) return [];
    seen.add(line);
    return [{ ...each, advice }];
  });
}

/** A clearer line for what goes wrong with imports. */
function hintFor({ diagnostic, label }: Located, files: ProjectFiles): string | undefined {
  const { code, messageText: text } = diagnostic;
  const { root } = files;
  const quoted = text.match(/['"]([^'"]+)['"]/)?.[1] ?? '';
  switch (code) {
    case 2307: // Cannot find module
      if (quoted.startsWith('.')) return missingFile(quoted, label, files);
      if (quoted.startsWith('kernel-lib')) {
        return missingLibrary(quoted, files);
      }
      return `Cannot find the package '${quoted}'. Is it installed in ${root}?`;
    case 2305: // has no exported member
    case 2724: // the same, with a suggestion
    case 2614: {
      const [, module, name] =
        text.match(/Module '"(.+?)"' has no exported member '(.+?)'/) ??
        text.match(/'"(.+?)"' has no exported member named '(.+?)'/) ??
        [];
      if (!module) return undefined;
      const meant = text.match(/Did you mean '(.+?)'/)?.[1];
      return (
        `${moduleName(module, label)} exports no '${name}'. ` +
        (meant
          ? `Did you mean '${meant}'?`
          : 'Was it renamed, or is `export` missing in front of it?')
      );
    }
    case 2306: {
      // File is not a module
      const file = text.match(/File '(.+?)'/)?.[1] ?? quoted;
      const name = file.startsWith(root) ? file.slice(root.length + 1) : file;
      return `${name} exports nothing. Is it empty, or is \`export\` missing in front of its functions?`;
    }
    case 2691:
    case 5097: // an import path with .ts at its end
      return "In an import write the file's name with .js at its end, such as './exercises/layers.js'.";
    default:
      return undefined;
  }
}

/** A module as a person would name it: a local file from the project's folder, or a package. */
function moduleName(specifier: string, label: string): string {
  if (!specifier.startsWith('.')) return `'${specifier}'`;
  const file = nameFrom(label.startsWith('cell') ? '.' : folderOf(label), specifier);
  return file.replace(/(\.js)?$/, '.ts');
}

/** Entries that labs of earlier versions import, and where they are now. */
const MOVED: Readonly<Record<string, string>> = {
  'kernel-lib/notebook': 'chainrule-course/notebook',
  'kernel-lib/figures': 'chainrule-course/figures',
};

/** Entries that our own packages import. */
const OWN_ENTRIES = /json$|(platform|project)$/;

function missingLibrary(name: string, files: ProjectFiles): string {
  const folder = 'node_modules/kernel-lib';
  if (!files.has(`${folder}/dist/index.d.ts`)) {
    return `Cannot find '${name}': the library is not built. Build it with: npm run build`;
  }
  const moved = MOVED[name];
  if (moved) return `'${name}' has become '${moved}': import from there.`;
  const { exports } = JSON.parse(files.text(`${folder}/package.json`)) as {
    exports: object;
  };
  const entries = Object.keys(exports).filter((entry) => !OWN_ENTRIES.test(entry));
  const names = entries.map((entry) => `'kernel-lib${entry.slice(1)}'`);
  return `There is no '${name}'. There are ${names.join(', ')}.`;
}

function missingFile(path: string, label: string, files: ProjectFiles): string {
  const from = label.startsWith('cell') ? "the project's folder" : label;
  const name = path.replace(/^(\.\.?\/)+/, '');
  const file = `${name.replace(/\.js$/, '')}.ts`;
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (
    folderOf(file) === 'exercises' &&
    !files.has(file) &&
    files.has(`solutions/${file.slice('exercises/'.length)}`)
  ) {
    return `${file} is missing. "npm run generate" writes it anew.`;
  }
  const found = [name, `exercises/${base}`].find((candidate) =>
    files.has(`${candidate.replace(/\.js$/, '')}.ts`),
  );
  const advice =
    found && label.startsWith('cell')
      ? `Did you mean './${found.replace(/(\.js)?$/, '.js')}'?`
      : 'Files to import must be inside that folder.';
  return `Cannot find '${path}'. Imports start from ${from} (${files.root}). ${advice}`;
}
