import { stringify } from 'yaml';

/** What a manifest is made of. */
export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

/** As Kubernetes reads it: in YAML 1.1 `yes` and `on` are truth values, so that such texts are quoted. */
const STYLE = { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;

/** Several documents in one file. */
export function yamlFile(documents: readonly Yaml[]): string {
  return documents.map((document) => `---\n${stringify(document, STYLE)}`).join('');
}
