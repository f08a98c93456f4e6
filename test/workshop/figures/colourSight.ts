/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/**
 * How a full colour vision deficiency changes linear red, green and blue: Machado, Oliveira and
 * Fernandes, "A physiologically-based model for simulation of color vision deficiency" (2009), severity 1.
 */
export const VISIONS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** From linear sRGB to XYZ of D65. */
const TO_XYZ = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE = [0.95047, 1, 1.08883];

export function rgb(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}

const linear = (colour: Rgb) =>
  colour.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));

const times = (matrix: readonly (readonly number[])[], v: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, m, i) => sum + m * (v[i] ?? 0), 0));

/** The ratio of WCAG: 1 for the same colour, 21 for black on white. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [a, b]
    .map((colour) => times(TO_XYZ, linear(colour))[1] ?? 0)
    .sort((u, v) => u - v);
  return (light + 0.05) / (dark + 0.05);
}

function lab(colour: Rgb, vision: string): number[] {
  const seen = times(VISIONS[vision] ?? [], linear(colour)).map((v) => Math.min(1, Math.max(0, v)));
  const [x = 0, y = 0, z = 0] = times(TO_XYZ, seen).map((v, i) => {
    const share = v / (WHITE[i] ?? 1);
    return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** ΔE of CIELAB (1976): how far two colours are apart for somebody with this vision. */
export function apart(a: Rgb, b: Rgb, vision: string): number {
  const [u, v] = [lab(a, vision), lab(b, vision)];
  return Math.hypot(...u.map((value, i) => value - (v[i] ?? 0)));
}
