import type { Report } from '../engine/report.js';

/** The report as it is; the schema is in README.md beside this folder. */
export function formatJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
