import type { Figure } from 'kernel-lib/plot';
import { describe, expect, it } from 'vitest';

/** Tests that hold for any figure: titles, labels, size, frames that fit its traces. */
export function areSound(figures: Readonly<Record<string, Figure>>): void {
  describe.each(Object.entries(figures))('%s', (_, figure) => {
    const json = JSON.parse(JSON.stringify(figure));

    it('has a title and at least one trace', () => {
      expect(figure.title).not.toBe('');
      expect(json.data.length).toBeGreaterThan(0);
    });

    it('labels each axis that it shows', () => {
      const axes = Object.entries<{ visible?: boolean; title?: { text: string } }>(
        json.layout,
      ).filter(([key]) => /^[xy]axis\d*$/.test(key));
      expect(axes.length).toBeGreaterThanOrEqual(2);
      for (const [key, axis] of axes) {
        if (axis.visible !== false) expect(axis.title?.text, key).toBeTruthy();
      }
    });

    it('is small enough for a notebook', () => {
      expect(JSON.stringify(json).length).toBeLessThan(300_000);
    });

    it('changes whole traces in each frame, on axes that exist', () => {
      for (const frame of json.frames ?? []) {
        expect(frame.data).toHaveLength(json.data.length);
        frame.data.forEach((trace: { type: string; xaxis?: string }, i: number) => {
          expect(trace.type).toBe(json.data[i].type);
          expect(trace.xaxis ?? 'x').toBe(json.data[i].xaxis ?? 'x');
        });
      }
    });
  });
}
