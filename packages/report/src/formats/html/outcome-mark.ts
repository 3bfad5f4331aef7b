import type { Outcome } from '@seaworthy/core/model';
import { outcomeWords } from '../../summary/outcomes.ts';
import { html, type Markup, trusted } from './markup.ts';

const shapes: Record<Outcome, string> = {
  pass: '<path d="M4.5 8.3 7 10.8l4.7-5.4"/>',
  fail: '<path d="m5 5 6 6m0-6-6 6"/>',
  unknown: '<path d="M6 6.2C6 4.9 7 4.2 8 4.2s2 .7 2 1.9c0 1.4-2 1.5-2 3M8 11.4v.1"/>',
  'not-applicable': '<path d="M5 8h6"/>',
};

/** The sign of an outcome: a shape of its own for each, so that colour is never the only difference. */
export function outcomeSign(outcome: Outcome): Markup {
  return html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7"/>${trusted(shapes[outcome])}</svg>`;
}

/** Sign and word. */
export function outcomeMark(outcome: Outcome): Markup {
  return html`<span class="mark ${outcome}">${outcomeSign(outcome)}${outcomeWords[outcome]}</span>`;
}
