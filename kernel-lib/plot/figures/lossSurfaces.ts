import { Figure, type Layout, type Trace } from '../figure.js';
import { titleOf } from '../text.js';
import { SEQUENTIAL } from '../theme.js';

/** A loss over two directions through trained weights. */
interface Surface {
  readonly name: string;
  readonly steps: readonly number[];
  /** log10 of the loss. */
  readonly z: readonly (readonly number[])[];
  readonly loss: number;
}

const scene = (domain: [number, number], range: readonly [number, number]): Layout => {
  const axis = (text: string): Layout => ({
    title: { text, font: { size: 13 } },
    tickfont: { size: 11 },
    nticks: 4,
  });
  return {
    domain: { x: domain, y: [0, 0.96] },
    xaxis: axis('direction 1'),
    yaxis: axis('direction 2'),
    // The colour bar names it; beside a narrow scene there is no room.
    zaxis: { ...axis(''), range: [...range] },
    aspectratio: { x: 1, y: 1, z: 0.85 },
    camera: { eye: { x: 1.85, y: 1.45, z: 1 }, center: { x: 0, y: 0, z: -0.1 } },
  };
};

/**
 * Two loss surfaces side by side, in space or as maps: two buttons choose (figure residual-surface;
 * lecture L2; Li et al. 2018).
 */
export function lossSurfaces(options: {
  readonly surfaces: readonly [Surface, Surface];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { surfaces } = options;
  const all = surfaces.flatMap(({ z }) => z.flat());
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const shared = (i: number) => ({
    colorscale: SEQUENTIAL,
    showscale: i === 1,
    // Below: beside the plots it would take a fifth of a narrow cell.
    colorbar: {
      title: { text: 'height and colour: log₁₀ loss', side: 'right' },
      outlinewidth: 0,
      dtick: 1,
      orientation: 'h',
      thickness: 14,
      len: 0.75,
      y: -0.02,
      yanchor: 'top',
    },
  });
  const inSpace = surfaces.map(
    ({ name, steps, z }, i): Trace => ({
      type: 'surface',
      name,
      x: steps,
      y: steps,
      z,
      scene: i === 0 ? 'scene' : 'scene2',
      cmin: low,
      cmax: high,
      ...shared(i),
    }),
  );
  const maps = surfaces.map(
    ({ name, steps, z }, i): Trace => ({
      type: 'contour',
      name,
      x: steps,
      y: steps,
      z,
      xaxis: i === 0 ? 'x' : 'x2',
      yaxis: i === 0 ? 'y' : 'y2',
      zmin: low,
      zmax: high,
      contours: { start: low, end: high, size: (high - low) / 24 },
      line: { width: 0.5, color: 'rgba(255, 255, 255, 0.5)' },
      visible: false,
      ...shared(i),
    }),
  );
  const domains: [number, number][] = [
    [0, 0.46],
    [0.54, 1],
  ];
  const axes = (visible: boolean) => ({
    'xaxis.visible': visible,
    'yaxis.visible': visible,
    'xaxis2.visible': visible,
    'yaxis2.visible': visible,
  });
  const flat = (i: number, letter: 'x' | 'y'): Layout => ({
    visible: false,
    title: { text: letter === 'x' ? 'direction 1' : 'direction 2' },
    zeroline: false,
    anchor: `${letter === 'x' ? 'y' : 'x'}${i === 0 ? '' : 2}`,
    domain: letter === 'x' ? [(domains[i]?.[0] ?? 0) + 0.04, domains[i]?.[1] ?? 1] : [0.14, 0.94],
  });
  const buttons: Layout = {
    type: 'buttons',
    direction: 'right',
    x: 1,
    xanchor: 'right',
    // Under the bar of Plotly's own buttons.
    y: 1.13,
    yanchor: 'top',
    // Plotly paints the active one white, on dark pages too.
    showactive: false,
    buttons: [
      {
        label: 'surface',
        method: 'update',
        args: [{ visible: [true, true, false, false] }, axes(false)],
      },
      {
        label: 'map',
        method: 'update',
        args: [{ visible: [false, false, true, true] }, axes(true)],
      },
    ],
  };
  return new Figure([...inSpace, ...maps], {
    title: titleOf(
      options.title ?? 'Skips make the loss surface smooth',
      options.caption ?? 'Lecture L2: a deep net without and with residual connections',
    ),
    scene: scene([0, 0.5], [low, high]),
    scene2: scene([0.5, 1], [low, high]),
    xaxis: flat(0, 'x'),
    yaxis: flat(0, 'y'),
    xaxis2: flat(1, 'x'),
    yaxis2: flat(1, 'y'),
    annotations: surfaces.map(({ name }, i) => ({
      text: name,
      showarrow: false,
      xref: 'paper',
      yref: 'paper',
      x: ((domains[i]?.[0] ?? 0) + (domains[i]?.[1] ?? 1)) / 2,
      y: 0.96,
      yanchor: 'bottom',
      xanchor: 'center',
      font: { size: 14 },
    })),
    updatemenus: [buttons],
    margin: { t: 104, r: 16, b: 64, l: 16 },
    height: 520,
  });
}
