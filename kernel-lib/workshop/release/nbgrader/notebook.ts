import { type LabSource, type Notebook, nbgraderMetadata } from '../../authoring/index.js';

type Cell = Notebook['cells'][number];

/**
 * A lab as nbgrader's source version: check cells end in their points, each question has a cell
 * that scores it, and an open question's cell holds its mark scheme where nbgrader expects the
 * solution (it takes it out of what students get).
 *
 * The cells of questions have no nbgrader metadata: nbgrader would empty an answer cell.
 */
export function nbgraderNotebook(lab: LabSource, notebook: Notebook): Notebook {
  const quizPoints = new Map<string, number>();
  const schemes = new Map<string, string>();
  for (const block of lab.blocks) {
    if (block.kind === 'quiz') quizPoints.set(block.quiz.id, block.quiz.points);
    if (block.kind === 'open') schemes.set(block.open.id, block.open.markScheme);
  }
  const cells = notebook.cells.flatMap((cell): Cell[] => {
    if (cell.metadata.tags?.includes('predict')) return [plainCell(cell)];
    const points = quizPoints.get(cell.id);
    const scheme = schemes.get(cell.id);
    if (cell.metadata.tags?.includes('check')) return [checkCell(cell)];
    if (points !== undefined)
      return [plainCell(cell), scoreCell(`${cell.id}-points`, cell.id, points)];
    if (scheme !== undefined) return [openCell(cell, scheme)];
    return [cell.cell_type === 'markdown' ? withLinks(cell) : cell];
  });
  return { ...notebook, cells };
}

/** The last line is a bare number, by which nbgrader gives partial credit. */
function scoreCell(id: string, name: string, points: number): Cell {
  const text = `import { nbgraderPoints } from 'chainrule-course/notebook';\nawait nbgraderPoints('${name}')`;
  return {
    cell_type: 'code',
    id,
    metadata: {
      deletable: false,
      editable: false,
      nbgrader: nbgraderMetadata('tests', id, 'code', text, points),
    },
    source: lines(text),
    execution_count: null,
    outputs: [],
  };
}

function checkCell(cell: Cell): Cell {
  const exercise = /check\('([\w.]+)'\)/.exec(cell.source.join(''))?.[1] ?? '';
  return scoreCell(cell.id, exercise, cell.metadata.nbgrader?.points ?? 0);
}

function plainCell(cell: Cell): Cell {
  const { nbgrader: _, ...metadata } = cell.metadata;
  return { ...cell, metadata };
}

function openCell(cell: Cell, scheme: string): Cell {
  const text = `### BEGIN SOLUTION\n${scheme}\n### END SOLUTION`;
  const points = cell.metadata.nbgrader?.points ?? 0;
  const nbgrader = nbgraderMetadata('manual', cell.id, 'markdown', text, points);
  return { ...cell, metadata: { ...cell.metadata, nbgrader }, source: lines(text) };
}

/** Exercises lie beside the notebook of an assignment, and other labs in folders of their own. */
function withLinks(cell: Cell): Cell {
  const text = cell.source
    .join('')
    .replaceAll('](../exercises/', '](exercises/')
    .replaceAll(/\]\((\d\d-[\w-]+)\.ipynb/g, '](../$1/$1.ipynb');
  return { ...cell, source: lines(text) };
}

function lines(text: string): string[] {
  return text.split(/(?<=\n)/);
}
