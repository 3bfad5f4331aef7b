import type { Outcome } from '@seaworthy/core/model';
import type pc from 'picocolors';

export type Paint = ReturnType<typeof pc.createColors>;
/** The sign of an outcome, one column wide. */
export type Sign = (outcome: Outcome) => string;

/** What every part of the text is drawn with. */
export interface Drawing {
  width: number;
  paint: Paint;
  sign: Sign;
  /** Where a page of the documents lies for this reader. */
  pathOf(page: string): string;
}

const unicodeSigns: Record<Outcome, string> = { pass: '✓', fail: '✗', unknown: '?', 'not-applicable': '–' };
const asciiSigns: Record<Outcome, string> = { pass: '+', fail: 'x', unknown: '?', 'not-applicable': '-' };

export function outcomeSigns(paint: Paint, unicode: boolean): Sign {
  const signs = unicode ? unicodeSigns : asciiSigns;
  return (outcome) => colourOf(outcome, paint)(signs[outcome]);
}

export function colourOf(outcome: Outcome, paint: Paint): (text: string) => string {
  return { pass: paint.green, fail: paint.red, unknown: paint.yellow, 'not-applicable': paint.dim }[outcome];
}
