import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failingReport, smallReport, someFindings } from '@seaworthy/testkit/report';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';

import { renderFindings, renderReport } from '../formats.ts';

// As OASIS publishes it and `@microsoft/jest-sarif` (MIT) carries it; its address is one that nobody has to ask.
const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/sarif-2.1.0.schema.json'), 'utf8'));
const formats = {
  uri: /^[a-z][a-z0-9+.-]*:/i,
  'uri-reference': /^[\w%./~!$&'()*+,;=:@?#-]*$/,
  'date-time': true as const,
};
const validate = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats }).compile(schema);

test.each([
  ['findings', () => renderFindings(someFindings(), 'sarif')],
  ['verdicts', () => renderReport(failingReport(), 'sarif')],
  ['no verdict that failed', () => renderReport({ ...smallReport(), verdicts: [] }, 'sarif')],
])('%s are SARIF 2.1.0', async (_, render) => {
  validate(JSON.parse(await render()));
  expect(validate.errors ?? []).toEqual([]);
});

test('a finding stands at its place, with its rule and its page', async () => {
  const [run] = JSON.parse(await renderFindings(someFindings(), 'sarif')).runs;
  const [first] = run.results;
  expect(first).toMatchObject({
    ruleId: 'root-user',
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'my%20app/Dockerfile' },
          region: { startLine: 3, startColumn: 6, endLine: 3, endColumn: 13 },
        },
      },
    ],
  });
  const rule = run.tool.driver.rules[first.ruleIndex];
  expect(rule.id).toBe('root-user');
  expect(rule.help.markdown).toContain('## How to fix it');
});

test('a finding keeps its fingerprint when it moves, and equal ones differ', async () => {
  const { findings: found, ...rest } = someFindings();
  const printsOf = async (moved: typeof found) =>
    JSON.parse(await renderFindings({ ...rest, findings: moved }, 'sarif')).runs[0].results.map(
      ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
        partialFingerprints['seaworthyFinding/v1'],
    );
  const prints = await printsOf(found);
  expect(await printsOf(found.map((one) => ({ ...one, line: one.line + 7 })))).toEqual(prints);
  expect(new Set(await printsOf([...found, ...found])).size).toBe(found.length * 2);
});

test('every result has an artifact: code scanning refuses the whole file for one without', async () => {
  for (const report of [failingReport(), { ...smallReport(), name: 'registry.example:5000/crane:1.4' }]) {
    validate(JSON.parse(await renderReport(report, 'sarif')));
    expect(validate.errors ?? []).toEqual([]);
    const [{ results }] = JSON.parse(await renderReport(report, 'sarif')).runs;
    expect(results.length).toBeGreaterThan(0);
    for (const { locations } of results) expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[^:]+$/);
  }
});

test('a failed verdict names its service, and the file that made it', async () => {
  const report = failingReport();
  const { results } = JSON.parse(await renderReport(report, 'sarif')).runs[0];
  const failed = report.verdicts.filter(({ outcome }) => outcome === 'fail');
  expect(results).toHaveLength(failed.length);
  expect(results[0].locations[0].logicalLocations[0].name).toBe(results[0].message.text.split(':')[0]);
  expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(/(?:compose\.yaml|Dockerfile)$/);
});
