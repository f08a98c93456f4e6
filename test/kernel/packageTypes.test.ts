import { resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { importsIn } from '../../kernel-lib/kernel/cells/imports.js';
import { INSIDE, PackageTypes } from '../../kernel-lib/kernel/cells/packageTypes.js';
import { Project } from '../../kernel-lib/kernel/cells/project.js';
import type { TypeScript } from '../../kernel-lib/kernel/tslab.js';

const compiler = ts as unknown as TypeScript;

describe('the declarations of packages for cells', () => {
  let project: Project;
  const program = () =>
    (project as unknown as { service: ts.LanguageService }).service.getProgram()!;
  const compile = (code: string, names: string[] = []) =>
    project.compile('', code, { names: new Set(names), merged: new Set(), nested: new Set() });
  const inspect = (code: string, at: string) => {
    const found = project.inspect('', code, code.lastIndexOf(at));
    return `${ts.displayPartsToString(found?.displayParts)} ${ts.displayPartsToString(found?.documentation)}`;
  };

  beforeAll(() => {
    project = new Project(compiler, resolve('notebooks'));
    compile("import { zeros } from 'kernel-lib'; import { linePlot } from 'kernel-lib/plot';");
  });

  it('come in one file for each module that brings new ones, and bring no compiler along', () => {
    const files = program()
      .getSourceFiles()
      .map(({ fileName }) => fileName);
    expect(files.filter((name) => /__types\d+__\.d\.ts$/.test(name)).length).toBeLessThanOrEqual(3);
    expect(files.filter((name) => name.includes('/dist/'))).toEqual([]);
    expect(files.filter((name) => name.endsWith('typescript.d.ts'))).toEqual([]);
  });

  // What is not found there is `any`, and a class of the library would have no methods.
  it('declare all that they name', () => {
    const declared = new Set<string>();
    const named = new Set<string>();
    const look = (node: ts.Node): void => {
      if (ts.isModuleDeclaration(node)) declared.add(node.name.text);
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
        const { moduleSpecifier } = node;
        if (moduleSpecifier && ts.isStringLiteral(moduleSpecifier)) named.add(moduleSpecifier.text);
      }
      if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
        named.add(node.argument.literal.getText().slice(1, -1));
      }
      ts.forEachChild(node, look);
    };
    for (const file of program().getSourceFiles()) {
      if (/__types\d+__\.d\.ts$/.test(file.fileName)) look(file);
    }
    const ours = [...named].filter((name) => /^(?:\.|types:|kernel-lib|chainrule-)/.test(name));
    expect(ours.length).toBeGreaterThan(100);
    expect(ours.filter((name) => !declared.has(name))).toEqual([]);
  });

  it('let a cell extend a class that the library hands out in a namespace', () => {
    const code = `import { nn, Tensor, Variable } from 'kernel-lib';
      class Net extends nn.Module { forward(x: Tensor | Variable): Variable { return new nn.Linear(2, 3).forward(x); } }
      const names = new Net().namedParameters();`;
    expect(compile(code, ['Net', 'names']).diagnostics).toEqual([]);
  });

  it('give one class to all modules that name it', () => {
    const code = `import { Tensor as A, zeros } from 'kernel-lib';
      import { Tensor as B } from 'kernel-lib/tensor';
      const made: B = zeros([2]); const back: A = made;`;
    expect(compile(code, ['made', 'back']).diagnostics).toEqual([]);
  });

  it('are named by their module where a later cell takes over what a cell has made', () => {
    const { declarations } = compile("import { zeros } from 'kernel-lib'; const x = zeros([2]);", [
      'x',
    ]);
    expect(declarations).toContain('declare const x: import("kernel-lib").Tensor;');
  });

  it('say what a module lacks as they would from their own files', () => {
    const { diagnostics } = compile(
      "import { zero } from 'kernel-lib'; import { x } from 'kernel-lib/no';",
    );
    expect(diagnostics.map(({ messageText }) => messageText)).toEqual([
      `'"kernel-lib"' has no exported member named 'zero'. Did you mean 'zeros'?`,
      "Cannot find module 'kernel-lib/no' or its corresponding type declarations.",
    ]);
  });

  it('keep their documentation, and so do those of Node, once it is asked for', () => {
    expect(inspect("import { zeros } from 'kernel-lib'; zeros([2]).sum();", 'sum')).toContain('Σx');
    expect(inspect('process.cwd()', 'cwd')).toContain('current working directory');
    expect(inspect('process.uptime()', 'uptime')).toContain('the number of seconds');
  });
});

it('each file of a package gets a whole name, also where a comment or a string has another', () => {
  const files: Record<string, string> = {
    '/p/dist/index.d.ts': `// as in './a.js'\nexport * from './a.js';\nexport type { B } from './deep/b.js';\n`,
    '/p/dist/a.d.ts': `import { type B } from './deep/b.js';\nexport declare const a: import('./deep/b.js').B;\n`,
    '/p/dist/deep/b.d.ts': `export interface B { name: './a.js' }\n//# sourceMappingURL=b.d.ts.map`,
  };
  const types = new PackageTypes(
    compiler,
    '/n',
    (name) => (name === 'kernel-lib' ? '/p/dist/index.d.ts' : undefined),
    (path) => files[path],
    (path) => path === '/p/package.json',
  );
  const home = types.fileOf('kernel-lib')!;
  expect(types.fileOf('kernel-lib')).toBe(home);
  expect(types.fileOf('kernel-lib/none')).toBeUndefined();
  expect(types.fileOf('node:fs')).toBeUndefined();
  expect(types.textOf(home)).toBe(
    [
      `declare module 'kernel-lib' { export * from '${INSIDE}kernel-lib/dist/index.js'; }`,
      `declare module '${INSIDE}kernel-lib/dist/index.js' {\n// as in './a.js'\nexport * from '${INSIDE}kernel-lib/dist/a.js';\nexport type { B } from '${INSIDE}kernel-lib/dist/deep/b.js';\n\n}`,
      `declare module '${INSIDE}kernel-lib/dist/a.js' {\nimport { type B } from '${INSIDE}kernel-lib/dist/deep/b.js';\nexport declare const a: import('${INSIDE}kernel-lib/dist/deep/b.js').B;\n\n}`,
      `declare module '${INSIDE}kernel-lib/dist/deep/b.js' {\nexport interface B { name: './a.js' }\n\n}`,
    ].join('\n'),
  );
});

it('whatever names another module is an import, in the order of the text', () => {
  const text = `import './a.js';\nexport * as b from './b.js';\nexport { c } from './c.js';\n`;
  expect(importsIn(compiler, text).map(({ fileName }) => fileName)).toEqual([
    './a.js',
    './b.js',
    './c.js',
  ]);
});
