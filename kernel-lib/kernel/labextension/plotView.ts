import { FigureBox } from './figureBox.js';
import { withoutControls } from './figureControls.js';
import { figureHeight, figureSpec, notebookConfig, sameJson, sized } from './figureSpec.js';
import { inInk } from './ink.js';
import { loadPlotly } from './loadPlotly.js';
import { picture } from './picture.js';
import { onThemeChange, themeInk } from './theme.js';
import type { FigureSpec, JsonObject, MimeModel, PlotlyApi } from './types.js';

export const MIME_TYPE = 'application/vnd.plotly.v1+json';

/** How long a figure must stand still until its picture is taken: live plots change often. */
const SETTLED_MS = 600;

/** One figure in one output area: draws it, keeps it at the cell's width and in the theme's ink. */
export class PlotView {
  private readonly node: HTMLElement;
  private readonly box = new FigureBox();
  private readonly sizes = new ResizeObserver(() => this.fit());
  private readonly endTheme = onThemeChange(() => void this.draw());
  private model: MimeModel | undefined;
  private sent: unknown;
  private figure: FigureSpec | undefined;
  private drawnWidth = 0;
  private waiting = false;
  private queue: Promise<void> = Promise.resolve();
  private settling: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  constructor(node: HTMLElement) {
    this.node = node;
    this.node.append(this.box.node);
    this.sizes.observe(node);
  }

  /** Shows the model's figure; does nothing where only something else of the model changed. */
  show(model: MimeModel): Promise<void> {
    this.model = model;
    const value = model.data[MIME_TYPE];
    if (this.figure && sameJson(this.sent, value)) return this.queue;
    this.sent = value;
    this.figure = figureSpec(value);
    // Room is taken before plotly.js is there, so that the notebook does not jump.
    this.node.style.minHeight = `${figureHeight(withoutControls(this.figure.layout))}px`;
    return this.draw();
  }

  dispose(): void {
    this.ended = true;
    clearTimeout(this.settling);
    this.sizes.disconnect();
    this.endTheme();
    void loadedPlotly?.then((Plotly) => this.box.dispose(Plotly));
  }

  /** Draws after what is being drawn now: Plotly's calls on one node must not overlap. */
  private draw(): Promise<void> {
    this.queue = this.queue.then(() => this.drawNow()).catch((error) => this.fail(error));
    return this.queue;
  }

  private async drawNow(): Promise<void> {
    const figure = this.figure;
    const width = this.width();
    // Hidden (another tab, a folded cell): the resize observer calls again when it has a width.
    this.waiting = width === 0;
    if (this.ended || !figure || this.waiting) return;
    loadedPlotly = loadPlotly();
    const Plotly = await loadedPlotly;
    if (this.ended || figure !== this.figure) return;
    const config = notebookConfig(figureSpec(figure).config);
    await this.box.draw(Plotly, figure, this.layoutAt(width), config);
    this.node.style.minHeight = `${this.box.height}px`;
    this.drawnWidth = width;
    this.takePicture(Plotly, figure, figureHeight(withoutControls(figure.layout)));
  }

  /** Keeps the figure as wide as the cell. */
  private fit(): void {
    const width = this.width();
    if (width === 0 || !this.figure || (width === this.drawnWidth && !this.waiting)) return;
    if (this.drawnWidth === 0 || this.waiting) {
      void this.draw();
      return;
    }
    this.drawnWidth = width;
    const figure = this.figure;
    this.queue = this.queue
      .then(async () => {
        const Plotly = await loadPlotly();
        if (this.ended || figure !== this.figure) return;
        await this.box.resize(
          Plotly,
          figure,
          this.layoutAt(width),
          notebookConfig(figureSpec(figure).config),
        );
      })
      .catch((error) => this.fail(error));
  }

  /** The figure's layout in the theme's ink; a copy, since Plotly fills in what it draws. */
  private layoutAt(width: number): JsonObject {
    const bare = withoutControls(figureSpec(this.figure).layout);
    return sized(inInk(bare, themeInk()), width, figureHeight(bare));
  }

  private width(): number {
    return Math.floor(this.node.clientWidth);
  }

  /** Adds a PNG to the output, once the figure stands still, for those who cannot draw it. */
  private takePicture(Plotly: PlotlyApi, figure: FigureSpec, height: number): void {
    clearTimeout(this.settling);
    if (this.model?.data['image/png']) return;
    this.settling = setTimeout(async () => {
      try {
        const png = await picture(Plotly, figureSpec(figure), height);
        const model = this.model;
        if (this.ended || figure !== this.figure || !model || model.data['image/png']) return;
        model.setData({
          data: { ...model.data, 'image/png': png },
          metadata: { ...model.metadata },
        });
      } catch (error) {
        // A browser without canvas or WebGL: the figure on the page is what matters.
        console.warn('chainrule-plotly: no picture of this figure', error);
      }
    }, SETTLED_MS);
  }

  private fail(error: unknown): void {
    console.error('chainrule-plotly:', error);
    const message = document.createElement('pre');
    message.textContent = `This figure could not be drawn: ${String(error)}`;
    this.box.plot.replaceChildren(message);
    this.drawnWidth = 0;
  }
}

let loadedPlotly: Promise<PlotlyApi> | undefined;
