import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatStudentHtml, formatStudentText, GraderFault, type Report } from 'chainrule-grader';
import {
  DISPLAY,
  type Displayable,
  display,
  escapeHtml,
  type MimeBundle,
} from 'kernel-lib/display';
import { projectFolder } from 'kernel-lib/project';
import { grade } from '../index.js';

export interface CheckOptions {
  /** Draw the same inputs as an earlier run. */
  seed?: number;
}

/** The result of a check, as a table in a notebook and as text elsewhere. */
export class CheckView implements Displayable {
  constructor(readonly report: Report) {}

  /** The report as HTML and as text. */
  [DISPLAY](): MimeBundle {
    return {
      'text/html': formatStudentHtml(this.report),
      'text/plain': formatStudentText(this.report),
    };
  }
}

/** One line for people, where there is nothing to show in a table. */
class Notice implements Displayable {
  constructor(private readonly text: string) {}

  [DISPLAY](): MimeBundle {
    return { 'text/html': `<p>${escapeHtml(this.text)}</p>`, 'text/plain': this.text };
  }
}

/** `exercises/` of the folder that the kernel works in, such as an assignment; else the project's. */
export function exercisesFolder(): string {
  const here = resolve('exercises');
  return existsSync(here) ? here : resolve(projectFolder(import.meta.url), 'exercises');
}

/** Grades an exercise of `exercises/`, visible checks only; hidden ones are graded later. */
export function checkReport(name?: string, options: CheckOptions = {}): Promise<Report> {
  return grade(exercisesFolder(), { only: name, hidden: false, seed: options.seed });
}

/**
 * Checks one exercise, a whole topic (`'layers'`), or everything, and shows what is right, what is
 * wrong, the likely cause and the points. The file is read anew each time: edit it, run the cell
 * again. Never throws for anything that a student did.
 */
export async function check(name?: string, options: CheckOptions = {}): Promise<void> {
  let view: Displayable;
  try {
    view = new CheckView(await checkReport(name, options));
  } catch (error) {
    if (!(error instanceof GraderFault)) throw error;
    view = new Notice(error.message);
  }
  display(view);
}
