import { readFileSync } from 'node:fs';
import { LOCAL, localConfig } from 'chainrule-kernel';
import { PLOTLY_CONFIG } from 'kernel-lib/display';
import { Figure } from 'kernel-lib/plot';
import { describe, expect, it } from 'vitest';
import { plotlyFile } from '../../../kernel-lib/workshop/gallery/pageScripts.js';

const sharing = {
  showSendToCloud: true,
  plotlyServerURL: 'https://example.org',
  displaylogo: true,
};

describe('what a figure may send', () => {
  it('is nothing: neither by its own settings, nor where it is shown', () => {
    expect(new Figure([]).config).toMatchObject(LOCAL);
    expect(PLOTLY_CONFIG).toMatchObject(LOCAL);
    expect(localConfig(sharing)).toMatchObject(LOCAL);
  });

  it('stays nothing in a newer Plotly: every setting with an address is one that we set', () => {
    const source = readFileSync(plotlyFile(), 'utf8');
    const schema = source.slice(source.indexOf('configAttributes = {'));
    const settings = schema.slice(0, schema.indexOf('dfltConfig'));
    const addresses = [...settings.matchAll(/(\w+): \{[^{}]*dflt: "https?:/g)].map(
      ([, name]) => name,
    );
    expect(addresses).not.toEqual([]);
    expect(Object.keys(LOCAL)).toEqual(expect.arrayContaining(addresses));
  });
});
