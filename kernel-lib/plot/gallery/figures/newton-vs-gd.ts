import type { Trace } from '../../figure.js';
import { gridPoints } from '../../figures/decisionRegions.js';
import { lineTrace } from '../../line.js';
import { panels } from '../../panels.js';
import { newtonAgainstDescent, valley } from '../../studies/quadratic.js';
import { colour } from '../../theme.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

const RANGE_X = [-1.6, 1.6] as const;
const RANGE_Y = [-0.8, 2.2] as const;

export const newtonAgainstGd: LectureFigure = {
  id: 'newton-vs-gd',
  lecture: LECTURE.L4,
  caption:
    'One start in a bent valley, (1 - x)² + 20 (y - x²)². Gradient descent falls to the floor and creeps along it; Newton uses the curvature and is there in a few steps, at the price of a Hessian; damping keeps every step downhill.',
  seed: 0,
  code: ['plot/studies/quadratic.ts', 'plot/gallery/figures/newton-vs-gd.ts'],
  draw() {
    const paths = newtonAgainstDescent();
    const { xs, ys } = gridPoints(RANGE_X, RANGE_Y, 61);
    const map: Trace = {
      type: 'contour',
      x: xs,
      y: ys,
      z: ys.map((y) => xs.map((x) => Number(Math.log10(valley(x, y) + 0.01).toFixed(3)))),
      colorscale: 'Greys',
      reversescale: true,
      opacity: 0.45,
      showscale: false,
      hoverinfo: 'skip',
      contours: { coloring: 'lines' },
      line: { width: 1 },
      ncontours: 14,
    };
    const ways = paths.map(
      ({ name, x, y }, i): Trace => ({
        type: 'scatter',
        mode: 'lines+markers',
        name,
        x,
        y,
        line: { color: colour(i), width: 2 },
        marker: { color: colour(i), size: i === 0 ? 3 : 7 },
      }),
    );
    const losses = paths.map(({ name, loss }, i) => ({
      ...lineTrace(
        'newton-vs-gd',
        {
          name,
          x: loss.map((_, t) => t + 1),
          y: loss.map((value) => Math.max(value, 1e-16)),
        },
        i,
      ),
      showlegend: false,
    }));
    return panels({
      title: 'Newton’s steps know the curvature',
      caption: 'Lecture L4: w - H⁻¹ g against w - η g, from one start',
      legend: true,
      panels: [
        {
          title: 'the way',
          x: 'x',
          y: 'y',
          traces: [map, ...ways],
          rangeX: RANGE_X,
          rangeY: RANGE_Y,
        },
        {
          title: 'the loss',
          x: 'step',
          y: 'loss',
          traces: losses,
          logX: true,
          logY: true,
          rangeY: [1e-12, 100],
        },
      ],
    });
  },
};
