import { UserError } from '@seaworthy/core/errors';
import { textWidth } from '@seaworthy/core/format';
import { expect, test } from 'vitest';
import { colorsFor } from './colors.ts';
import { renderError } from './error-box.ts';
import { renderEventLines } from './event-line.ts';

const colors = colorsFor({}, {});
const long = 'the crane of the harbour could not be moved because nobody had oiled its wheels for years';

test('notices and errors break between words, and nothing is lost', () => {
  const event = { type: 'notice' as const, level: 'warning' as const, message: long };
  const notice = renderEventLines(event, { titleOf: String, titleColumns: 40, columns: 50, colors });
  const error = new UserError({ code: 'CRANE_STUCK', message: long, fix: long, lines: [long], exitCode: 1 });
  const box = renderError(error, colors, { program: 'seaworthy', pathOf: (page) => page, columns: 50 }).split('\n');
  for (const lines of [notice, box]) {
    expect(lines.filter((line) => textWidth(line) > 50)).toEqual([]);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(long);
  }
  expect(box.join('\n')).toContain('\n  CRANE_STUCK\n');
});
