import { parseJson } from '../files/pythonJson.js';

/** One cell, without what it showed. */
export interface NotebookCell {
  readonly type: 'code' | 'markdown' | 'raw';
  readonly source: string;
  readonly id?: string;
  /** nbgrader's name for the cell, if the notebook still has its metadata. */
  readonly gradeId?: string;
}

/** The cells of a notebook, or why they cannot be read. */
export type NotebookContent =
  | { readonly path: string; readonly cells: readonly NotebookCell[] }
  | { readonly path: string; readonly problem: string };

const MAX_CELLS = 5_000;
const MAX_SOURCE = 200_000;
const MAX_NAME = 200;
/** Of all cells, outputs not counted: the longest lab has a hundredth of it. */
const MAX_TEXT = 5_000_000;

/**
 * Reads a notebook as it was handed in, of any format since 3, whatever is missing from it. Only
 * sources and names of cells are kept; nothing is run.
 */
export function readNotebook(path: string, text: string): NotebookContent {
  let content: unknown;
  try {
    content = parseJson(text.replace(/^\uFEFF/, ''));
  } catch {
    return { path, problem: `${path} ${whyBroken(text)}` };
  }
  const raw = cellList(content);
  if (!raw) return { path, problem: `${path} is not a notebook: it holds no list of cells` };
  if (raw.length > MAX_CELLS) {
    return { path, problem: `${path} has more than ${MAX_CELLS} cells` };
  }
  const cells = raw.map(readCell);
  if (cells.reduce((sum, { source }) => sum + source.length, 0) > MAX_TEXT) {
    return { path, problem: `${path} holds more than ${MAX_TEXT / 1e6} MB of text` };
  }
  return { path, cells };
}

function whyBroken(text: string): string {
  if (text.trim() === '') return 'is empty';
  if (/^<<<<<<< /m.test(text)) {
    return 'is not a whole notebook: it holds the marks of a merge conflict (<<<<<<<). Keep one side';
  }
  return 'is broken (not valid JSON). Open it in JupyterLab, save it, and hand it in again';
}

function cellList(content: unknown): unknown[] | undefined {
  if (!isRecord(content)) return undefined;
  if (Array.isArray(content.cells)) return content.cells;
  // Format 3 kept its cells in worksheets.
  if (!Array.isArray(content.worksheets)) return undefined;
  return content.worksheets.flatMap((sheet) =>
    isRecord(sheet) && Array.isArray(sheet.cells) ? sheet.cells : [],
  );
}

function readCell(cell: unknown): NotebookCell {
  if (!isRecord(cell)) return { type: 'raw', source: '' };
  const metadata = isRecord(cell.metadata) ? cell.metadata : {};
  const nbgrader = isRecord(metadata.nbgrader) ? metadata.nbgrader : {};
  // Colab keeps the ids of cells in their metadata.
  const id = [cell.id, metadata.id].find((name) => typeof name === 'string');
  const gradeId = nbgrader.grade_id;
  const type = cell.cell_type;
  return {
    type: type === 'code' || type === 'markdown' ? type : 'raw',
    source: sourceText(cell.source ?? cell.input),
    ...(isName(id) ? { id } : {}),
    ...(isName(gradeId) ? { gradeId } : {}),
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_NAME;
}

function sourceText(source: unknown): string {
  const text = Array.isArray(source)
    ? source.filter((line) => typeof line === 'string').join('')
    : source;
  return typeof text === 'string' ? text.slice(0, MAX_SOURCE).replaceAll('\r\n', '\n') : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
