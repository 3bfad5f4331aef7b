let grouped: Intl.NumberFormat | undefined;

/** A number with thousands grouped: `10,000`. */
export function formatCount(value: number): string {
  // Made when it is needed first: it takes longer than all else at the start of a run.
  grouped ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
  return grouped.format(value);
}

/** `1 request`, `2 requests`; the plural is given where it is not the singular with an s. */
export function formatPlural(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(value)} ${value === 1 ? singular : plural}`;
}

/** A share (0 to 1) in percent. Only everything is `100 %`, and only nothing is `0 %`. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = Math.round((part / whole) * 100);
  if (percent === 100 && part < whole) return '99 %';
  if (percent === 0 && part > 0) return '<1 %';
  return `${percent} %`;
}
