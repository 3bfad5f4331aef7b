import { reportSchema } from '@seaworthy/core/model';
import { todoReport } from '@seaworthy/testkit/report';
import { describe, expect, it } from 'vitest';
import { type FormatId, formats, renderReport } from './formats.ts';

describe.each(Object.keys(formats) as FormatId[])('format %s', (id) => {
  it('is named like its folder, and says the name of what was proven in a text that ends with a newline', async () => {
    expect(formats[id].id).toBe(id);
    const text = await renderReport(todoReport(), id);
    expect(text).toContain('todo');
    expect(text.endsWith('\n')).toBe(true);
    expect(await renderReport(todoReport(), id)).toBe(text);
  });
});

it('gives the document back unchanged as JSON', async () => {
  expect(reportSchema.parse(JSON.parse(await renderReport(todoReport(), 'json')))).toEqual(todoReport());
});

it('heeds where it is shown', async () => {
  const width = (text: string) => Math.max(...text.split('\n').map((line) => line.length));
  const narrow = await renderReport(todoReport(), 'terminal', { width: 60 });
  expect(width(narrow)).toBeLessThanOrEqual(60);
  expect(width(await renderReport(todoReport(), 'terminal'))).toBeGreaterThan(60);
  expect(narrow).not.toContain('\u001b[');
  expect(await renderReport(todoReport(), 'terminal', { colour: true })).toContain('\u001b[');
});
