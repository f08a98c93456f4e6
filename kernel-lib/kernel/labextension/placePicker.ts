import { keepKeys } from './controlPanel.js';
import type { JsonObject } from './json.js';
import type { PlotNode } from './types.js';

/**
 * What a figure whose first plot is a map says in `layout.meta.picks`: which slider stands for its x, and
 * which for its y.
 */
export interface Picks {
  readonly x: string;
  readonly y: string;
}

/** A slider as the map sees it: the numbers at its positions, and where it is. */
export interface Scale {
  readonly values: readonly number[];
  readonly at: number;
}

/** What the map needs of the controls. */
export interface Sliders {
  scale(name: string): Scale | undefined;
  moveTo(positions: Readonly<Record<string, number>>): Promise<void>;
}

export function picksOf(layout: JsonObject): Picks | undefined {
  const { picks } = (layout.meta ?? {}) as { picks?: Partial<Picks> };
  const { x, y } = picks ?? {};
  return typeof x === 'string' && typeof y === 'string' ? { x, y } : undefined;
}

/**
 * A map of which a place can be picked: by a click, or from the keyboard by a button that lies on it as a
 * ring. The arrow keys move the ring over the places that the two sliders know, Enter or Space picks.
 */
export class PlacePicker {
  readonly node = document.createElement('button');
  /** Where the ring is, in positions of the sliders. */
  private readonly ring = { x: 0, y: 0 };

  constructor(
    private readonly picks: Picks,
    private readonly sliders: Sliders,
    private readonly plot: PlotNode,
  ) {
    this.node.type = 'button';
    this.node.className = 'chainrule-ring';
    keepKeys(this.node);
    this.node.addEventListener('focus', () => this.home());
    this.node.addEventListener('keydown', (event) => this.key(event));
    this.node.addEventListener('click', () => void this.pick(this.ring));
    this.home();
  }

  /** Plotly has drawn: another size, or other axes. */
  place(): void {
    const [area, axes] = [this.area(), this.axes()];
    if (!area || !axes) return;
    const around = this.node.offsetParent?.getBoundingClientRect();
    const [x, y] = [axes.x.share(this.ring.x), axes.y.share(this.ring.y)];
    this.node.style.left = `${area.left - (around?.left ?? 0) + x * area.width}px`;
    this.node.style.top = `${area.top - (around?.top ?? 0) + (1 - y) * area.height}px`;
    const name = `${this.picks.x} ${axes.x.label(this.ring.x)}, ${this.picks.y} ${axes.y.label(this.ring.y)}`;
    this.node.setAttribute('aria-label', `Map, at ${name}: arrow keys go on, Enter picks`);
  }

  /** The mouse was clicked: the place under it, if that is on the map. */
  clicked({ clientX, clientY }: { clientX: number; clientY: number }): void {
    const [area, axes] = [this.area(), this.axes()];
    if (!area || !axes) return;
    const x = (clientX - area.left) / area.width;
    const y = 1 - (clientY - area.top) / area.height;
    if (x < 0 || x > 1 || y < 0 || y > 1) return;
    void this.pick({ x: axes.x.nearest(x), y: axes.y.nearest(y) });
  }

  /** The ring begins where the sliders are. */
  private home(): void {
    this.ring.x = this.sliders.scale(this.picks.x)?.at ?? 0;
    this.ring.y = this.sliders.scale(this.picks.y)?.at ?? 0;
    this.place();
  }

  private key(event: KeyboardEvent): void {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] }[
      event.key
    ];
    const axes = this.axes();
    if (!by || !axes) return;
    event.preventDefault(); // the page would scroll
    const within = (at: number, { values }: Scale) => Math.max(0, Math.min(values.length - 1, at));
    this.ring.x = within(this.ring.x + (by[0] ?? 0), axes.x);
    this.ring.y = within(this.ring.y + (by[1] ?? 0), axes.y);
    this.place();
  }

  private async pick({ x, y }: { x: number; y: number }): Promise<void> {
    await this.sliders.moveTo({ [this.picks.x]: x, [this.picks.y]: y });
    this.home();
  }

  /** Where the first plot is on the screen. */
  private area(): DOMRect | undefined {
    const area = this.plot.querySelector('.nsewdrag[data-subplot="xy"]')?.getBoundingClientRect();
    return area && area.width > 0 ? area : undefined;
  }

  private axes() {
    const { layout } = this.plot;
    const [x, y] = [this.sliders.scale(this.picks.x), this.sliders.scale(this.picks.y)];
    if (!layout || !x || !y) return undefined;
    return { x: along(x, layout.xaxis as JsonObject), y: along(y, layout.yaxis as JsonObject) };
  }
}

/** Positions of a slider along an axis, from 0 to 1. */
function along(scale: Scale, { range, type }: JsonObject) {
  const [from = 0, to = 1] = (range ?? []) as number[];
  const value = (at: number) => scale.values[at] ?? Number.NaN;
  const share = (at: number) => {
    const v = type === 'log' ? Math.log10(value(at)) : value(at);
    return (v - from) / (to - from);
  };
  const away = (at: number, wanted: number) => Math.abs(share(at) - wanted);
  return {
    ...scale,
    share,
    label: (at: number) => String(value(at)),
    nearest: (wanted: number) =>
      scale.values.reduce((best, _, at) => (away(at, wanted) < away(best, wanted) ? at : best), 0),
  };
}
