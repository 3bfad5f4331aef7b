const MILLISECONDS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 0.001,
  ns: 0.000001,
};

/** Milliseconds of a duration as compose writes it: `1m30s`, `500ms`. */
export function durationMs(text: string): number {
  return [...text.matchAll(/(?<![\d.])([\d.]+)(ms|us|ns|h|m|s)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (MILLISECONDS[unit ?? ''] ?? 0),
    0,
  );
}
