/** What we must know of the words that go to Jupyter; they go there unchanged. */
export interface Words {
  port?: number;
  ip?: string;
  /** The user says whether a browser opens. */
  browser: boolean;
  /** Only asks for help or a version: no server will start. */
  asks: boolean;
}

/** Reads `--port=8899`, `--port 8899`, `--ServerApp.port=8899` and the like. */
export function readWords(words: readonly string[]): Words {
  const value = (...names: string[]): string | undefined => {
    for (const [i, word] of words.entries()) {
      const [name = '', ...rest] = word.split('=');
      if (names.includes(name)) return rest.length > 0 ? rest.join('=') : words[i + 1];
    }
    return undefined;
  };
  const port = Number(value('--port', '--ServerApp.port', '--NotebookApp.port'));
  const ip = value('--ip', '--ServerApp.ip', '--NotebookApp.ip');
  return {
    ...(Number.isInteger(port) && port > 0 ? { port } : {}),
    ...(ip ? { ip } : {}),
    browser: words.some((word) =>
      /^--(no-browser|browser|\w+\.open_browser|\w+\.browser)\b/.test(word),
    ),
    asks: words.some((word) =>
      /^(--help|--help-all|-h|--version|--generate-config|--show-config)$/.test(word),
    ),
  };
}
