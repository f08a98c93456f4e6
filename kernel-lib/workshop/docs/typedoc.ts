import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureExtra } from 'chainrule-setup';
import type ts from 'typescript';

// typedoc is not among the project's packages: it is fetched when it is needed (see ensureExtra), and
// described here as far as it is used.

/** A tree of everything that is documented. */
export interface Project {
  packageName?: string;
  reflections: Record<number, Reflection>;
}

/** A name, a signature or a parameter, with what its docstring says of it. */
export interface Reflection {
  parent?: Reflection;
  comment?: Comment;
  kindOf(kind: number): boolean;
}

export interface Comment {
  summary: Part[];
  blockTags: { content: Part[] }[];
}

/** A piece of a text: words, code or a link. */
export interface Part {
  kind: string;
  text: string;
}

export interface Application {
  logger: Logger;
  converter: {
    convert(
      entries: { displayName: string; program: ts.Program; sourceFile: ts.SourceFile }[],
    ): Project;
  };
  options: {
    setValue(name: 'cleanOutputDir', value: boolean): void;
    setValue(name: 'packagesRequiringDocumentation', value: readonly string[]): void;
  };
  validate(project: Project): void;
  generateDocs(project: Project, out: string): Promise<void>;
}

export interface Logger {
  log(message: string, level: number): void;
}

export interface TypeDoc {
  Application: { bootstrap(options: object): Promise<Application> };
  Logger: new () => Logger;
  LogLevel: { Warn: number };
  CommentTag: new (name: `@${string}`, content: Part[]) => Comment['blockTags'][number];
  ReflectionKind: { Parameter: number };
}

/** typedoc, and the compiler that it uses itself: a program of another one would be foreign to it. */
export async function loadTypeDoc(): Promise<{ typedoc: TypeDoc; compiler: typeof ts }> {
  const folder = await ensureExtra('docs');
  const main = join(folder, 'node_modules/typedoc/dist/index.js');
  const typedoc = (await import(/* @vite-ignore */ pathToFileURL(main).href)) as TypeDoc;
  const compiler = createRequire(main)('typescript') as typeof ts;
  return { typedoc, compiler };
}
