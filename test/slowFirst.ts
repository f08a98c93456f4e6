import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, of all test files: the first begins first. Of the others, the largest do. */
const SLOW = [
  'release/nbgrader.test.ts',
  'gallery/gallery.browser.test.ts',
  'labs/notebooks/',
  'grading/mutants.test.ts',
  'browser/lab2.test.ts',
  'release/',
  'grading/attacks.test.ts',
  'grading/attacks/machine.test.ts',
  'grading/broken.test.ts',
  'grading/',
  'publish/',
  'authoring/lectures.test.ts',
  'kernel/',
  'setup/build.test.ts',
];

/**
 * Starts the slowest test files first, so that none of them is left over at the end, when the other
 * workers have nothing to do.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) => {
      const at = SLOW.findIndex((path) => moduleId.includes(`/test/${path}`));
      return at < 0 ? SLOW.length : at;
    };
    return sorted.sort((a, b) => place(a) - place(b));
  }
}
