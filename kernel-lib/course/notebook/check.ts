import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  formatStudentHtml,
  formatStudentText,
  GraderFault,
  type HelpFor,
  NO_HELP,
  type Report,
} from 'chainrule-grader';
import { readyChild } from 'chainrule-grader/sandbox';
import {
  DISPLAY,
  type Displayable,
  display,
  escapeHtml,
  type MimeBundle,
  notebookHost,
} from 'kernel-lib/display';
import { projectFolder } from 'kernel-lib/project';
import { helpWith, hintsTakenLine, type Wish } from '../help.js';
import { grade } from '../index.js';

/** `hint`: so many hints, or with `true` the next one. `cause`: when causes are told, from now on. */
export interface CheckOptions extends Wish {
  /** Draw the same inputs as an earlier run. */
  seed?: number;
}

/** The result of a check, as a table in a notebook and as text elsewhere. */
export class CheckView implements Displayable {
  /**
   * @param report what the checks found
   * @param helpFor what goes with each exercise; all causes and no hint without it
   * @param notes shown before the table, one paragraph each
   */
  constructor(
    readonly report: Report,
    readonly helpFor: HelpFor = () => NO_HELP,
    readonly notes: readonly string[] = [],
  ) {}

  /** A report as a student gets it, with the help that she asks for, which is noted. */
  static forStudent(graded: Report, wish: Wish = {}): CheckView {
    const { report, helpFor, notes } = helpWith(graded, exercisesFolder(), wish);
    const several = report.exercises.length > 1;
    const taken = several ? hintsTakenLine(report.exercises) : [];
    return new CheckView(report, helpFor, [...notes, ...taken]);
  }

  /** The report as HTML and as text. */
  [DISPLAY](): MimeBundle {
    return {
      'text/html': `${this.notes.map(paragraph).join('')}${formatStudentHtml(this.report, this.helpFor)}`,
      'text/plain': [...this.notes, formatStudentText(this.report, this.helpFor)].join('\n'),
    };
  }
}

/** One line for people, where there is nothing to show in a table. */
class Notice implements Displayable {
  constructor(private readonly text: string) {}

  [DISPLAY](): MimeBundle {
    return { 'text/html': paragraph(this.text), 'text/plain': this.text };
  }
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

/** `exercises/` of the folder that the kernel works in, such as an assignment; else the project's. */
export function exercisesFolder(): string {
  const here = resolve('exercises');
  return existsSync(here) ? here : resolve(projectFolder(import.meta.url), 'exercises');
}

/** Grades an exercise of `exercises/`, visible checks only; hidden ones are graded later. */
export async function checkReport(name?: string, options: CheckOptions = {}): Promise<Report> {
  try {
    return await grade(exercisesFolder(), { only: name, hidden: false, seed: options.seed });
  } finally {
    // While the student reads, for the next check.
    notebookHost()?.whenIdle?.([readyChild]);
  }
}

/**
 * Checks one exercise, a whole topic (`'layers'`), or everything, and shows what is right, what is
 * wrong and the points; when it is wrong a second time, or with `{ hint: 1 }`, the likely cause as
 * well. The file is read anew each time: edit it, run the cell again. Never throws for anything that
 * a student did.
 */
export async function check(name?: string, options: CheckOptions = {}): Promise<void> {
  let view: Displayable;
  try {
    view = CheckView.forStudent(await checkReport(name, options), options);
  } catch (error) {
    if (!(error instanceof GraderFault)) throw error;
    view = new Notice(error.message);
  }
  display(view);
}
