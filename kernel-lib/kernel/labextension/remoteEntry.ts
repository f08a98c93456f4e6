// What JupyterLab loads first, as a classic script: it registers a module container under the
// extension's name, as webpack's module federation would, and nothing else. The renderer itself is
// made of ordinary ES modules beside this file, so that no bundler is needed to build it.

interface SharedModule {
  get(): Promise<() => unknown>;
}
/** webpack's share scope: package name -> version -> module. */
type ShareScope = Record<string, Record<string, SharedModule> | undefined>;

interface RemoteContainer {
  init(scope: ShareScope): void;
  get(module: string): Promise<() => unknown>;
}

(() => {
  const base = new URL('.', (document.currentScript as HTMLScriptElement).src).href;
  let shared: ShareScope = {};

  async function sharedModule(name: string): Promise<unknown> {
    const newest = Object.values(shared[name] ?? {}).at(-1);
    if (!newest) throw new Error(`chainrule-plotly: this JupyterLab does not share ${name}`);
    return (await newest.get())();
  }

  const page = window as { _JUPYTERLAB?: Record<string, RemoteContainer> };
  const containers = page._JUPYTERLAB ?? {};
  page._JUPYTERLAB = containers;
  containers['chainrule-plotly'] = {
    init(scope) {
      shared = scope;
    },
    async get(module) {
      if (module !== './mimeExtension') throw new Error(`chainrule-plotly has no module ${module}`);
      const lumino = await sharedModule('@lumino/widgets');
      const { mimeExtension } = await import(`${base}mimeExtension.js`);
      // JupyterLab writes to what it gets and asks for its own properties: an ordinary object, not
      // a module namespace.
      const exported = { __esModule: true, default: mimeExtension(lumino) };
      return () => exported;
    },
  };
})();
