import type { Report } from '@seaworthy/core/model';
import { smallReport } from '@seaworthy/testkit/report';
import { expect, test } from 'vitest';
import { renderReport } from './formats.ts';

const placed: Report = { ...smallReport(), places: { crane: { file: 'deploy/my compose.yaml', line: 14 } } };

async function locationOf(report: Report) {
  const [result] = JSON.parse(await renderReport(report, 'sarif')).runs[0].results;
  return result.locations[0];
}

test('a failed verdict stands where a compose file describes its service', async () => {
  expect(await locationOf(placed)).toEqual({
    physicalLocation: {
      artifactLocation: { uri: 'deploy/my%20compose.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 14, startColumn: 1, endLine: 14, endColumn: 1 },
    },
    logicalLocations: [{ name: 'crane' }],
  });
  expect(await renderReport(placed, 'github')).toContain(
    '::error file=deploy/my compose.yaml,line=14,title=crane%3A slow-shutdown::',
  );
});

test('one whose cause is known stands there', async () => {
  const verdicts = placed.verdicts.map((verdict) => ({ ...verdict, cause: { file: 'crane/Dockerfile', line: 9 } }));
  const { physicalLocation } = await locationOf({ ...placed, verdicts });
  expect(physicalLocation).toMatchObject({ artifactLocation: { uri: 'crane/Dockerfile' }, region: { startLine: 9 } });
  expect(await renderReport({ ...placed, verdicts }, 'github')).toContain('::error file=crane/Dockerfile,line=9,');
  for (const format of ['terminal', 'markdown', 'html'] as const)
    expect(await renderReport({ ...placed, verdicts }, format)).toContain('crane/Dockerfile:9');
});

test('without either, at the top of the file that made it', async () => {
  const { places: _, ...report } = placed;
  const { physicalLocation } = await locationOf({ ...report, files: ['compose.yaml'] });
  expect(physicalLocation).toMatchObject({ artifactLocation: { uri: 'compose.yaml' }, region: { startLine: 1 } });
  expect(await renderReport(report, 'github')).toContain('::error title=crane%3A slow-shutdown::');
});

test('a bare image is an artifact by its name, whose colons are no scheme', async () => {
  const { places: _, ...report } = placed;
  const { physicalLocation } = await locationOf({ ...report, name: 'registry.example:5000/crane:1.4' });
  expect(physicalLocation.artifactLocation.uri).toBe('registry.example%3A5000/crane%3A1.4');
});
