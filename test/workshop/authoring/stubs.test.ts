import { readdirSync, readFileSync } from 'node:fs';
import { makeStub, taskNames } from 'chainrule-workshop/authoring';
import { Problem } from 'kernel-lib/display';
import { describe, expect, it } from 'vitest';

const SOLUTION = `import { exp, type Tensor } from 'kernel-lib/tensor';

/** Formula: out = exp(x). @param x (N, D) */
export function grow(x: Tensor): Tensor {
  // BEGIN SOLUTION: one call will do.
  return exp(x);
  // END SOLUTION
}

export class Gate {
  forward(x: number): number {
    // BEGIN SOLUTION
    return 2 * x;
    // END SOLUTION
  }

  /** Given, not to be written. */
  double(x: number): number {
    return this.forward(x) + 1;
  }

  backward(
    dz: number,
  ): number {
    // BEGIN SOLUTION
    return 2 * dz;
    // END SOLUTION
  }
}
`;

describe('makeStub', () => {
  const stub = makeStub(SOLUTION, 'solutions/demo.ts');

  it('keeps imports, docstring and signature, and takes the answer out', () => {
    expect(stub).toContain("import { exp, type Tensor } from 'kernel-lib/tensor';");
    expect(stub).toContain('/** Formula: out = exp(x). @param x (N, D) */');
    expect(stub).toContain('export function grow(x: Tensor): Tensor {');
    expect(stub.match(/return/g)).toHaveLength(1); // the method that is given
    expect(stub).not.toContain('SOLUTION');
  });

  it('names the task in a TODO and in the error, and passes the hint on', () => {
    expect(stub).toContain('// TODO(grow): one call will do.');
    expect(stub).toContain(
      "throw new Error('grow is not written yet: open exercises/demo.ts and replace this line');",
    );
    expect(taskNames(SOLUTION, 'demo.ts')).toEqual(['grow', 'Gate.forward', 'Gate.backward']);
  });

  it('gives the same text for Windows line ends', () => {
    expect(makeStub(SOLUTION.replaceAll('\n', '\r\n'), 'solutions/demo.ts')).toBe(stub);
  });

  it.each([
    ['never closed', SOLUTION.replace('  // END SOLUTION\n', ''), /line 5|:5:/],
    ['not begun', SOLUTION.replace('  // BEGIN SOLUTION: one call will do.\n', ''), /:6: END/],
    ['outside a function', `// BEGIN SOLUTION\n// END SOLUTION\n${SOLUTION}`, /:1: .*outside/],
    ['in a line with code', SOLUTION.replace('return exp(x);', 'f(); // END SOLUTION'), /alone/],
    [
      'missing in an exported function',
      `${SOLUTION}\nexport function leak(): number {\n  return 42;\n}\n`,
      /leak has no BEGIN/,
    ],
    [
      'missing in an exported class',
      `${SOLUTION}\nexport class Leak {\n  forward(): number {\n    return 42;\n  }\n}\n`,
      /no method of Leak has/,
    ],
  ])('refuses a region that is %s, with its line', (_, source, message) => {
    expect(() => makeStub(source, 'solutions/demo.ts')).toThrow(Problem);
    expect(() => makeStub(source, 'solutions/demo.ts')).toThrow(message);
  });

  it('leaves no line of any real answer in its stub', () => {
    for (const name of readdirSync('solutions').filter((file) => file.endsWith('.ts'))) {
      const solution = readFileSync(`solutions/${name}`, 'utf8');
      const stubLines = new Set(
        makeStub(solution, name)
          .split('\n')
          .map((line) => line.trim()),
      );
      const regions = solution.matchAll(/BEGIN SOLUTION.*\n([\s\S]*?)\/\/ END SOLUTION/g);
      for (const [, region = ''] of regions) {
        const told = region
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line.length > 3 && stubLines.has(line));
        expect(told, `${name} tells its answer`).toEqual([]);
      }
    }
  });
});
