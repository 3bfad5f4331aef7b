import { comparedReport, failingReport } from '@seaworthy/testkit/report';
import { expect, test } from 'vitest';
import { renderReport } from './formats.ts';

test('a terminal shows both sides row by row, and which is better where', async () => {
  const text = await renderReport(comparedReport(), 'terminal');
  const lines = text.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim());
  expect(lines).toContain('todo registry.example/shop…');
  expect(lines).toContain('web: Image, unpacked 251 of 160 MB 134 of 160 MB worse');
  expect(lines).toContain('web: Healthy after 610 ms of 2 s 660 ms of 2 s alike');
  expect(lines).toContain('web: The heap fits the container unknown n/a cannot be told');
  expect(text.replaceAll(/\s+/g, ' ')).toContain(
    'Compared with registry.example/shop/with-a-long-name:1.4: better in set-uid-file of api; worse in “Image, unpacked” of web; alike in 1 number; nobody can tell of 1; no counterpart of postgres; proxy, mailer only there.',
  );
  expect(text.replaceAll(/\s+/g, ' ')).toContain('held to the CIS Docker Benchmark and the budgets of ci/budgets.yaml');
});

test.each([60, 80])('%i columns are enough', async (width) => {
  const text = await renderReport(comparedReport(), 'terminal', { width });
  const compared = text.slice(text.indexOf('Proven'), text.indexOf('Compared with'));
  expect(Math.max(...compared.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
});

test('Markdown has them in a table, whose cells no name breaks', async () => {
  const report = comparedReport();
  const comparison = report.comparison && { ...report.comparison, name: 'a|b' };
  const text = await renderReport({ ...report, comparison }, 'markdown');
  expect(text).toContain('|  | todo | a\\|b |  |');
  expect(text).toContain('| web: Image, unpacked | ❌ 251 of 160 MB | ✅ 134 of 160 MB | worse |');
});

test('the page has a section for them, and none where nothing was compared', async () => {
  const page = await renderReport(comparedReport(), 'html');
  expect(page).toContain('<section id="comparison"');
  expect(page).toContain('<small>api and backend</small>');
  expect(await renderReport(failingReport(), 'html')).not.toContain('<section id="comparison"');
});
