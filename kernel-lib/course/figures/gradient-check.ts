import {
  colour,
  extent,
  Figure,
  INK,
  layoutOf,
  type Numbers,
  sameLength,
  symbol,
  values,
} from 'kernel-lib/plot';

/**
 * Each entry of a gradient, by formula and by numerical differences (lecture L1, "gradient check"):
 * right ones lie on the diagonal.
 */
export function gradientCheck(options: {
  readonly title?: string;
  readonly caption?: string;
  readonly groups: readonly {
    readonly name: string;
    readonly analytic: Numbers;
    readonly numeric: Numbers;
  }[];
}): Figure {
  let low = 0;
  let high = 0;
  const traces = options.groups.map((group, i) => {
    const x = values(group.numeric);
    const y = values(group.analytic);
    sameLength('gradientCheck', `"${group.name}"`, x, y);
    const [a, b] = extent(x.map(Number));
    low = Math.min(low, a);
    high = Math.max(high, b);
    return {
      type: 'scatter',
      mode: 'markers',
      name: group.name,
      x,
      y,
      marker: { size: 9, color: colour(i), symbol: symbol(i) },
    };
  });
  const diagonal = {
    type: 'scatter',
    mode: 'lines',
    name: 'equal',
    x: [low, high],
    y: [low, high],
    line: { color: INK, dash: 'dot', width: 1.5 },
    hoverinfo: 'skip',
  };
  return new Figure([diagonal, ...traces], {
    ...layoutOf('gradientCheck', {
      title: options.title ?? 'Gradient check',
      caption: options.caption ?? 'Lecture L1: trust a formula when it agrees with the differences',
      x: 'by numerical differences',
      y: 'by your formula',
    }),
    showlegend: true,
  });
}
