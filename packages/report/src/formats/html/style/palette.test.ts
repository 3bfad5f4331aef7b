import { describe, expect, it } from 'vitest';
import { palette } from './palette.ts';

type Colour = keyof (typeof palette)['light'];
const pairs: [text: Colour, ...backgrounds: Colour[]][] = [
  ['ink', 'page', 'surface', 'sunken', 'accentSoft', 'accentFaint', 'failSoft', 'unknownSoft'],
  ['muted', 'page', 'surface', 'sunken', 'accentFaint'],
  ['accent', 'page', 'surface', 'accentFaint'],
  ['pass', 'surface', 'accentFaint'],
  ['fail', 'surface', 'failSoft'],
  ['unknown', 'surface', 'unknownSoft'],
  ['surface', 'fail'],
];

describe.each(['light', 'dark'] as const)('the %s palette', (theme) => {
  it.each(pairs.flatMap(([text, ...grounds]) => grounds.map((ground) => [text, ground] as const)))(
    '%s can be read on %s',
    (text, ground) => {
      expect(contrast(palette[theme][text], palette[theme][ground])).toBeGreaterThanOrEqual(4.5);
    },
  );
});

/** WCAG 2 contrast ratio. */
function contrast(first: string, second: string): number {
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((left, right) => left - right);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
