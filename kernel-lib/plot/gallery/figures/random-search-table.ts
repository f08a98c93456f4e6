import { Figure } from '../../figure.js';
import { rateSearch } from '../../studies/search.js';
import { titleOf } from '../../text.js';
import { GRID } from '../../theme.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const randomSearchTable: LectureFigure = {
  id: 'random-search-table',
  lecture: LECTURE.L1,
  caption:
    'The twelve best of sixty random trainings, as the lecture prints its search. Look at the spread of the settings: the regularisation of good nets covers decades, the learning rate does not.',
  seed: 0,
  code: ['plot/studies/search.ts', 'plot/gallery/figures/random-search-table.ts'],
  async draw() {
    const trials = await rateSearch({ count: 60, seed: 0 });
    const rank = (value: number) => (Number.isNaN(value) ? -1 : value);
    const top = [...trials].sort((a, b) => rank(b.value) - rank(a.value)).slice(0, 12);
    const columns = [
      top.map((_, i) => String(i + 1)),
      top.map(({ value }) => value.toFixed(3)),
      top.map(({ config }) => config.lr.toExponential(2)),
      top.map(({ config }) => config.reg.toExponential(2)),
    ];
    const look = { align: 'right', line: { color: GRID, width: 1 } };
    const table = {
      type: 'table',
      header: {
        values: ['', 'validation accuracy', 'learning rate', 'regularisation'].map(
          (text) => `<b>${text}</b>`,
        ),
        ...look,
        fill: { color: GRID },
        height: 30,
      },
      cells: { values: columns, ...look, fill: { color: 'rgba(0, 0, 0, 0)' }, height: 26 },
      columnwidth: [0.3, 1, 1, 1],
    };
    return new Figure([table], {
      title: titleOf(
        'Random search: the best of sixty',
        'Lecture L1, Step 4: accuracy on held-out images after 5 epochs',
      ),
      height: 480,
    });
  },
};
