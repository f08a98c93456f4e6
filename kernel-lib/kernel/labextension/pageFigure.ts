import { FigureBox } from './figureBox.js';
import { withoutControls } from './figureControls.js';
import { figureHeight, figureSpec, sized } from './figureSpec.js';
import { inInk } from './ink.js';
import type { JsonObject } from './json.js';
import { localConfig } from './localConfig.js';
import { onThemeChange, themeInk } from './theme.js';
import type { FigureSpec, PlotlyApi } from './types.js';

/** A figure on an ordinary page: as wide as its place, in the ink of the page, with its controls. */
export class PageFigure {
  readonly box = new FigureBox();
  private readonly figure: FigureSpec;
  private drawing: Promise<void> = Promise.resolve();
  private width = 0;

  /**
   * @param place an element of the page; what it holds is replaced
   * @param value the figure's JSON
   * @param most how high it may become on a wide page, in pixels; as high as it says when left out
   */
  constructor(
    private readonly place: HTMLElement,
    value: unknown,
    private readonly most = 0,
  ) {
    this.figure = figureSpec(value);
    place.replaceChildren(this.box.node);
    place.style.minHeight = `${figureHeight(withoutControls(this.figure.layout))}px`;
    new ResizeObserver(() => {
      if (Math.floor(place.clientWidth) !== this.width) this.draw();
    }).observe(place);
    onThemeChange(() => this.draw());
  }

  /** The layout in the page's ink, without controls: what is on the page, and in its downloads. */
  get layout(): JsonObject {
    return inInk(withoutControls(this.figure.layout), themeInk());
  }

  private draw(): void {
    this.drawing = this.drawing.then(() => this.drawNow()).catch((error) => console.error(error));
  }

  private async drawNow(): Promise<void> {
    const { Plotly } = window as { Plotly?: PlotlyApi };
    this.width = Math.floor(this.place.clientWidth);
    if (!Plotly || this.width === 0) return;
    const { layout } = this;
    const height = Math.max(figureHeight(layout), Math.min(this.most, this.width / 2));
    const fitted = sized(layout, this.width, Math.round(height));
    const config = { ...localConfig(this.figure.config), responsive: false };
    await this.box.draw(Plotly, this.figure, fitted, config);
    this.place.style.minHeight = `${this.box.height}px`;
  }
}
