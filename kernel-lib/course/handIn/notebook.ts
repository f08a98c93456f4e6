import { parseJson } from 'chainrule-grader/files';

interface Cell {
  cell_type?: unknown;
  id?: unknown;
  metadata?: unknown;
  source?: unknown;
  attachments?: unknown;
}

/**
 * A notebook without what it showed: sources and the names of cells are what is graded. Outputs may
 * be large, and may show paths and more of the student's machine. A file that is no notebook stays
 * as it is, and `problem` says so.
 */
export function plainNotebook(text: string): { text: string; problem?: string } {
  let notebook: Record<string, unknown>;
  try {
    notebook = parseJson(text) as Record<string, unknown>;
    if (!Array.isArray(notebook.cells)) throw new Error('no cells');
  } catch {
    return { text, problem: 'is broken: open it in JupyterLab, save it, and run this again' };
  }
  const cells = (notebook.cells as Cell[]).map(plainCell);
  const metadata = record(notebook.metadata);
  const kept = {
    cells,
    metadata: pick(metadata, ['kernelspec', 'language_info']),
    nbformat: notebook.nbformat ?? 4,
    nbformat_minor: notebook.nbformat_minor ?? 5,
  };
  return { text: `${JSON.stringify(kept, null, 1)}\n` };
}

function plainCell(cell: Cell) {
  const { cell_type, id, source, attachments } = cell;
  return {
    cell_type,
    ...(id === undefined ? {} : { id }),
    metadata: pick(record(cell.metadata), ['id', 'nbgrader', 'tags']),
    source,
    ...(attachments === undefined ? {} : { attachments }),
    ...(cell_type === 'code' ? { execution_count: null, outputs: [] } : {}),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function pick(from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
