export { readCsv, readTable, writeCsv } from './csv.js';
export { type Difference, difference, formatDifference, readRun } from './diff.js';
export { cluesOf, readMetadata } from './intake/clues.js';
export { findSubmissions } from './intake/find.js';
export { assign, readRoster } from './intake/roster.js';
export { countLine } from './pages/overview.js';
export { type ClassOptions, DEFAULT_LIMIT, gradeClass } from './run.js';
export { Comparison } from './similarity/compare.js';
export type { ClassReport, Row, RowStatus } from './types.js';
