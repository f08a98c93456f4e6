/** What a manifest is made of. */
export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

/** Plain data as YAML blocks. Strings that could be read as something else are quoted as in JSON. */
export function toYaml(value: Yaml, indent = ''): string {
  if (typeof value !== 'object') return scalar(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return value
      .map((item: Yaml) => `\n${indent}- ${toYaml(item, `${indent}  `).replace(/^\s+/, '')}`)
      .join('');
  }
  const entries = Object.entries(value as { readonly [key: string]: Yaml });
  if (entries.length === 0) return '{}';
  return entries
    .map(([key, item]) => {
      const text = toYaml(item, `${indent}  `);
      return `\n${indent}${scalar(key)}:${text.startsWith('\n') ? text : ` ${text}`}`;
    })
    .join('');
}

/** Several documents in one file. */
export function yamlFile(documents: readonly Yaml[]): string {
  return documents.map((document) => `---${toYaml(document)}\n`).join('');
}

function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const plain =
    /^[A-Za-z/][\w./-]*$/.test(value) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(value);
  return plain ? value : JSON.stringify(value);
}
