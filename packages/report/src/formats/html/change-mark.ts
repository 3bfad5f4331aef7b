import type { Report, Verdict } from '@seaworthy/core/model';
import { type Change, changeSince } from '../../summary/verdict-changes.ts';
import { html, type Markup } from './markup.ts';

const words: Record<Change, string> = { broke: 'broke', mended: 'mended', lost: 'passed before' };

/** What became of a verdict since the last run, as a word beside it; absent when it is as before. */
export function changeMark(report: Report, verdict: Verdict): Markup | undefined {
  const change = changeSince(report, verdict);
  return change && html`<span class="change ${change}">${words[change]}</span>`;
}
