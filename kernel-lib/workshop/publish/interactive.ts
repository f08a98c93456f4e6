import { escapeHtml, scriptJson } from 'kernel-lib/display';
import type { FigureJson } from 'kernel-lib/plot';

/** What nbconvert writes for an image of which it knows no alternative text. */
const NO_TEXT =
  /alt="No description has been provided for this image"(?=[^>]*src="data:image\/png)/g;

/**
 * Gives the page's pictures their alternative texts, which nbconvert leaves out.
 *
 * @param texts one per picture, in the order of the page; with another number the page stays as it is
 */
export function withTexts(html: string, texts: readonly string[]): string {
  if ((html.match(NO_TEXT) ?? []).length !== texts.length) return html;
  let i = 0;
  return html.replaceAll(NO_TEXT, () => `alt="${escapeHtml(texts[i++] ?? '')}"`);
}

/**
 * Lets the pictures of a published page be replaced by the interactive figures that they show. The
 * page works without: where plotly.js is missing or scripts are off, the pictures stay.
 *
 * @param html a page in which each figure is an image whose alternative text begins with "Figure: "
 * @param figures in the order of the page
 */
export function withFigures(html: string, figures: readonly FigureJson[]): string {
  if (figures.length === 0) return html;
  const script = `<script src="plotly.js"></script>
<script src="figures.js"></script>
<script>
{
  const figures = ${scriptJson(figures)};
  const images = [...document.querySelectorAll('img[alt^="Figure: "]')];
  if (window.Plotly && window.chainruleFigures && images.length === figures.length) {
    images.forEach((image, i) => {
      const seen = new IntersectionObserver(([entry]) => {
        if (!entry.isIntersecting) return;
        seen.disconnect();
        const place = document.createElement('div');
        image.replaceWith(place);
        new chainruleFigures.PageFigure(place, figures[i]);
      }, { rootMargin: '200px' });
      seen.observe(image);
    });
  }
}
</script>
`;
  const end = html.lastIndexOf('</body>');
  return end < 0 ? html + script : html.slice(0, end) + script + html.slice(end);
}
