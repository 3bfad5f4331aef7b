/**
 * A size in decimal units (1 MB = 10^6 bytes), as registries and budgets count, with three significant digits and no
 * useless zeros: `512 B`, `340 kB`, `38.1 MB`, `1.24 GB`. The one spelling of sizes, in terminal, reports and errors.
 */
export function formatBytes(bytes: number): string {
  if (Math.abs(bytes) < 1000) return `${Math.round(bytes)} B`;
  if (Math.abs(bytes) < 999_500) return `${Math.round(bytes / 1e3)} kB`;
  if (Math.abs(bytes) < 999_500_000) return `${threeDigits(bytes / 1e6)} MB`;
  return `${threeDigits(bytes / 1e9)} GB`;
}

/** A limit of memory in the units in which it is set: `64 MiB`, `1.5 GiB`. Sizes of anything else are decimal. */
export function formatMemoryLimit(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return mebibytes < 1023.5 ? `${threeDigits(mebibytes)} MiB` : `${threeDigits(mebibytes / 1024)} GiB`;
}

/** Three significant digits without an exponent and without useless zeros: 1.24, 12.4, 124, 60. */
export function threeDigits(value: number): string {
  const magnitude = Math.abs(value);
  const digits = magnitude < 9.995 ? 2 : magnitude < 99.95 ? 1 : 0;
  return value.toFixed(digits).replace(/\.0+$|(\.\d*[1-9])0+$/, '$1');
}
