import { type Ink, NIGHT, PAPER } from './ink.js';

/** The ink of JupyterLab's present theme, read from its CSS variables. */
export function themeInk(): Ink {
  const style = getComputedStyle(document.body);
  const css = (name: string) => style.getPropertyValue(name).trim();
  const base = isDark() ? NIGHT : PAPER;
  return {
    text: css('--jp-content-font-color1') || base.text,
    faint: css('--jp-content-font-color2') || base.faint,
    grid: css('--jp-border-color2') || base.grid,
    line: css('--jp-border-color0') || base.line,
    panel: css('--jp-layout-color1') || base.panel,
  };
}

/** What the system wishes. */
const darkScheme = () => window.matchMedia('(prefers-color-scheme: dark)');

/**
 * JupyterLab says on the body whether its theme is light, our own pages say it on the root; elsewhere
 * take the system's wish.
 */
export function isDark(): boolean {
  const light = document.body.dataset.jpThemeLight;
  if (light !== undefined) return light === 'false';
  const { theme } = document.documentElement.dataset;
  return theme ? theme === 'dark' : darkScheme().matches;
}

/**
 * Calls back after the theme has changed; returns what ends that. In the moment of the change
 * JupyterLab hides the page, so the call waits for the next frame.
 */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(() => requestAnimationFrame(changed));
  observer.observe(document.body, {
    attributeFilter: ['data-jp-theme-name', 'data-jp-theme-light'],
  });
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const scheme = darkScheme();
  scheme.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    scheme.removeEventListener('change', changed);
  };
}
