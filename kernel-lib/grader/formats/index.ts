import type { Report } from '../engine/report.js';
import { formatExercism } from './exercism.js';
import { formatGithub } from './github.js';
import { formatGradescope } from './gradescope.js';
import { formatJson } from './json.js';
import { formatJunit } from './junit.js';
import { formatText } from './text.js';

export type { CauseSetting } from '../submission/progress.js';
export { formatStudentHtml } from './html.js';
export { predictionLines } from './sections.js';
export {
  formatStudentText,
  type Help,
  type HelpFor,
  isFinished,
  NO_HELP,
  pointsLine,
} from './student.js';

/** A pure function from a report to the text of a file. */
export type Formatter = (report: Report) => string;

/** The formats of `npm run grade -- --format`. */
export const formats: Readonly<Record<string, Formatter>> = {
  text: formatText,
  json: formatJson,
  gradescope: formatGradescope,
  github: formatGithub,
  junit: formatJunit,
  exercism: formatExercism,
};
