import { threeDigits } from './bytes.ts';

/**
 * Milliseconds as a person says them: `0 ms`, `<1 ms`, `420 ms`, `1.24 s`, `12.4 s`, `2 min 05 s`, `1 h 04 min`. Three
 * significant digits, so that what is just over a budget never reads like the budget. The one spelling of durations.
 */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0 ms';
  if (ms > 0 && ms < 1) return '<1 ms';
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${threeDigits(ms / 1000)} s`;

  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${twoPlaces(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${twoPlaces(minutes % 60)} min`;
}

/** The same for a clock that is redrawn ten times a second: tenths are all that a reader can follow. */
export function formatElapsed(ms: number): string {
  return ms < 59_950 ? `${(Math.max(0, ms) / 1000).toFixed(1)} s` : formatDuration(ms);
}

function twoPlaces(value: number): string {
  return String(value).padStart(2, '0');
}
