import { Figure } from './figure.js';
import { type Numbers, sameLength, values } from './numbers.js';
import { type AxisOptions, type FigureText, layoutOf } from './text.js';
import { colour } from './theme.js';

/** Bars side by side: one group per name, one bar per category. */
export interface BarGroup {
  /** In the legend. */
  readonly name: string;
  /** The height of each bar, one per category. */
  readonly y: Numbers;
}

/** One bar per category, or a group of bars per category. */
export function bar(
  options: FigureText &
    AxisOptions & { readonly categories: readonly string[]; readonly groups: readonly BarGroup[] },
): Figure {
  const data = options.groups.map((group, i) => {
    const y = values(group.y);
    sameLength('bar', `"${group.name}"`, options.categories, y);
    return {
      type: 'bar',
      name: group.name,
      x: [...options.categories],
      y,
      marker: { color: colour(i) },
    };
  });
  const layout = layoutOf('bar', options, options);
  return new Figure(data, {
    ...layout,
    // Numbers are names as well: bars for 5, 10 and 60 stand side by side.
    xaxis: { ...(layout.xaxis as object), type: 'category' },
    barmode: 'group',
    showlegend: data.length > 1,
  });
}
