import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from 'kernel-lib/display';
import type ts from 'typescript';
import type { Entry } from './entries.js';
import { separateSources } from './sources.js';
import { type Application, loadTypeDoc, type Project } from './typedoc.js';

/** What is read of the sources, before any page is written. */
export interface Reference {
  app: Application;
  project: Project;
  /** Links that lead nowhere, types that nobody can look up, names without a word about them. */
  findings: string[];
}

/** What has a docstring. */
const DOCUMENTED = [
  'Class',
  'Function',
  'Method',
  'Interface',
  'TypeAlias',
  'Property',
  'GetSignature',
  'Module',
];

/**
 * What needs no words of its own: the name of an error is that of its class, what a function returns
 * or takes by the way (`__type`) is in its text, and so is what a constructor keeps.
 */
const PLAIN = /(\.name \(Property\)|\.__type\b.*\(Property\)).*does not have any documentation/;

/**
 * Reads the docstrings of everything that the entries export.
 *
 * @throws Problem when typedoc is not there and cannot be installed, or when an entry has no file
 */
export async function readReference(root: string, entries: readonly Entry[]): Promise<Reference> {
  const { typedoc, compiler } = await loadTypeDoc();
  const packages = [...new Set(entries.map(({ name }) => name.split('/')[0]!))];
  // A set, because several validations say the same.
  const findings = new Set<string>();
  const app = await typedoc.Application.bootstrap({
    name: 'chainrule',
    basePath: root,
    readme: 'none',
    hideGenerator: true,
    // Where the project will be published is not known here, so that no link can lead to a source.
    disableSources: true,
    excludePrivate: true,
    excludeInternal: true,
    visibilityFilters: { inherited: true },
    packagesRequiringDocumentation: packages,
    requiredToBeDocumented: DOCUMENTED,
    validation: {
      invalidLink: true,
      invalidPath: true,
      notDocumented: true,
      notExported: true,
      rewrittenLink: true,
      unusedMergeModuleWith: true,
    },
  });
  app.logger = Object.assign(new typedoc.Logger(), {
    log(message: string, level: number) {
      if (level >= typedoc.LogLevel.Warn && !PLAIN.test(message)) findings.add(message);
    },
  });
  const program = programOf(root, entries, compiler);
  const project = app.converter.convert(
    entries.map(({ name, file }) => {
      const sourceFile = program.getSourceFile(file);
      if (!sourceFile) throw new Problem(`docs: ${name} should be in ${file}, and is not there`);
      return { displayName: name, program, sourceFile };
    }),
  );
  for (const name of packages) {
    // Types of other packages than this one are not looked for.
    project.packageName = name;
    app.options.setValue('packagesRequiringDocumentation', [name]);
    app.validate(project);
  }
  delete project.packageName;
  separateSources(project, typedoc);
  return { app, project, findings: [...findings] };
}

/** Writes the pages; what is in the folder from an earlier time goes, anything else stays. */
export async function writeReference({ app, project }: Reference, out: string): Promise<void> {
  const earlier = existsSync(join(out, 'assets/search.js'));
  app.options.setValue('cleanOutputDir', earlier);
  await app.generateDocs(project, out);
}

function programOf(root: string, entries: readonly Entry[], compiler: typeof ts): ts.Program {
  const { config } = compiler.readConfigFile(
    join(root, 'tsconfig.base.json'),
    compiler.sys.readFile,
  );
  const { options } = compiler.parseJsonConfigFileContent(
    { ...config, files: [] },
    compiler.sys,
    root,
  );
  return compiler.createProgram(
    entries.map(({ file }) => file),
    options,
  );
}
