import { versions } from './tslab.js';

/** What the kernel says of itself in a `kernel_info_reply`. */
export function kernelInfo(): Record<string, unknown> {
  const { tslab, typescript } = versions();
  return {
    protocol_version: '5.3',
    implementation: 'tslab',
    implementation_version: tslab,
    language_info: {
      name: 'typescript',
      version: typescript,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      nbconvert_exporter: 'script',
      // By its name JupyterLab finds the highlighter. tslab's own `{ name: 'javascript' }` makes
      // JupyterLab 4 take cells for JavaScript.
      codemirror_mode: 'typescript',
    },
    banner: `TypeScript ${typescript} (tslab ${tslab}, Node ${process.version}), chainrule labs`,
    help_links: [
      { text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' },
      { text: 'tslab', url: 'https://github.com/yunabe/tslab' },
    ],
  };
}
