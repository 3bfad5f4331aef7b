import type { Outcome } from '@seaworthy/core/model';
import { palette } from './style/palette.ts';

const shapes: Record<Outcome, string> = {
  pass: 'm9 16.5 5 5 9.5-11',
  fail: 'm10 10 12 12m0-12L10 22',
  unknown: 'M12 12.5c0-5 8-5 8 0 0 3-4 3-4 6.5m0 4v.1',
  'not-applicable': 'M10 16h12',
};

/** The answer as the tab's icon, as a data URL. */
export function icon(outcome: Outcome): string {
  const colour = palette.light[outcome === 'not-applicable' ? 'muted' : outcome];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="${colour}"/><path d="${shapes[outcome]}" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
