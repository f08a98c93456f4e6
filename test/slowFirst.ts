import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, of all test files: the first begins first. Of the others, the largest do. */
const SLOW = [
  'journeys/release/nbgrader.test.ts',
  'workshop/gallery/gallery.browser.test.ts',
  'journeys/labs/notebooks/',
  'grader/mutants.test.ts',
  'journeys/browser/lab2.test.ts',
  'journeys/release/',
  'grader/attacks.test.ts',
  'grader/attacks/machine.test.ts',
  'grader/broken.test.ts',
  'grader/',
  'journeys/publish/',
  'workshop/authoring/lectures.test.ts',
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
