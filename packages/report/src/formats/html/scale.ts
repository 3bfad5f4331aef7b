/** A position on a horizontal scale in percent, short enough to repeat a thousand times. */
export function percent(value: number, whole: number): string {
  const share = whole === 0 ? 0 : (value / whole) * 100;
  return `${Math.round(Math.min(100, Math.max(0, share)) * 100) / 100}%`;
}

/** The round distance between ticks (1, 2 or 5 times a power of ten) that gives at most `atMost` of them. */
export function tickStep(range: number, atMost: number): number {
  if (range <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(range / atMost));
  const step = [1, 2, 5, 10].find((factor) => range / (factor * power) <= atMost) ?? 10;
  return step * power;
}
