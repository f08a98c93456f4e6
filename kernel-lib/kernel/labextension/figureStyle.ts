const STYLE = `
.chainrule-figure { position: relative; }
.chainrule-controls { display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: center; padding: 0 12px 12px; font: 14px/1.4 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; color: inherit; }
.chainrule-controls[hidden] { display: none; }
.chainrule-controls label { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; }
.chainrule-controls .chainrule-slider { flex: 1 1 260px; max-width: 620px; }
.chainrule-controls .chainrule-name { min-width: 9em; white-space: nowrap; font-variant-numeric: tabular-nums; }
.chainrule-controls input[type=range] { flex: 1; min-width: 120px; accent-color: #0072b2; }
.chainrule-controls button, .chainrule-controls select { font: inherit; color: inherit; background: transparent; border: 1px solid #8a8a8a; border-radius: 4px; padding: 3px 12px; min-height: 28px; cursor: pointer; }
.chainrule-controls select option { color: #1f1f1f; background: #ffffff; }
.chainrule-controls button[aria-pressed=true] { border-color: currentColor; box-shadow: inset 0 0 0 1px currentColor; }
.chainrule-controls .chainrule-switches { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; }
.chainrule-controls .chainrule-switches label { gap: 4px; }
.chainrule-controls .chainrule-switches .chainrule-name { min-width: 0; }
.chainrule-controls input[type=checkbox] { width: 16px; height: 16px; margin: 0; accent-color: #0072b2; }
.chainrule-controls .chainrule-play { min-width: 44px; }
.chainrule-controls :focus-visible { outline: 2px solid #0072b2; outline-offset: 2px; }
.chainrule-map .js-plotly-plot .plotly .nsewdrag[data-subplot="xy"] { cursor: pointer; }
.chainrule-ring { position: absolute; width: 22px; height: 22px; margin: -11px 0 0 -11px; padding: 0; border: 3px solid #ffffff; border-radius: 50%; background: transparent; box-shadow: 0 0 0 3px #0072b2, inset 0 0 0 2px #0072b2; pointer-events: none; opacity: 0; }
.chainrule-ring:focus-visible { opacity: 1; outline: none; }
.chainrule-figure .modebar--hover:focus-within { opacity: 1; }
.chainrule-figure .modebar-btn:focus-visible { outline: 2px solid #0072b2; }
.chainrule-words { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/** Puts the style of figures and their controls into the page, once. */
export function installFigureStyle(): void {
  const id = 'chainrule-figure-style';
  if (document.getElementById(id)) return;
  const style = document.createElement('style');
  style.id = id;
  style.textContent = STYLE;
  document.head.append(style);
}
