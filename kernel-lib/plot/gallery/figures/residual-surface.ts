import { Figure, type Layout, type Trace } from '../../figure.js';
import { residualSurfaces } from '../../studies/landscape.js';
import { titleOf } from '../../text.js';
import { SEQUENTIAL } from '../../theme.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

const axis = (text: string): Layout => ({ title: { text } });

export const residualSurface: LectureFigure = {
  id: 'residual-surface',
  lecture: LECTURE.L2,
  caption:
    'The loss of a trained 16-layer net around its weights, along two random directions that are scaled filter by filter (Li et al. 2018). With skips the bowl is wide and smooth; without, it is steep and folded. Turn it with the mouse.',
  seed: 0,
  code: ['plot/studies/landscape.ts', 'plot/gallery/figures/residual-surface.ts'],
  async draw() {
    const surfaces = await residualSurfaces({ seed: 0 });
    const all = surfaces.flatMap(({ z }) => z.flat());
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const data: Trace[] = surfaces.map(({ name, steps, z }, i) => ({
      type: 'surface',
      name,
      x: steps,
      y: steps,
      z,
      scene: i === 0 ? 'scene' : 'scene2',
      cmin: low,
      cmax: high,
      colorscale: SEQUENTIAL,
      showscale: i === 1,
      colorbar: { title: { text: 'log₁₀ loss', side: 'right' }, outlinewidth: 0, len: 0.7 },
      contours: { z: { show: true, usecolormap: true, width: 1 } },
    }));
    const scene = (domain: [number, number]): Layout => ({
      domain: { x: domain, y: [0, 0.92] },
      xaxis: axis('direction 1'),
      yaxis: axis('direction 2'),
      zaxis: { ...axis('log₁₀ loss'), range: [low, high] },
      camera: { eye: { x: 1.5, y: 1.5, z: 0.9 } },
    });
    return new Figure(data, {
      title: titleOf(
        'Skips make the loss surface smooth',
        'Lecture L2: a deep net without and with residual connections, around its trained weights',
      ),
      scene: scene([0, 0.48]),
      scene2: scene([0.52, 1]),
      annotations: surfaces.map(({ name, loss }, i) => ({
        text: `${name}: loss ${loss.toPrecision(2)} in the middle`,
        showarrow: false,
        xref: 'paper',
        yref: 'paper',
        x: i === 0 ? 0.24 : 0.76,
        y: 0.98,
        xanchor: 'center',
      })),
      margin: { t: 84, r: 16, b: 16, l: 16 },
      height: 520,
    });
  },
};
