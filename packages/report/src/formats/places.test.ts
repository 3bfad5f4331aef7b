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

test('without that, at the top of the file that made it, or nowhere', async () => {
  const { places: _, ...report } = placed;
  const { physicalLocation } = await locationOf({ ...report, files: ['compose.yaml'] });
  expect(physicalLocation).toMatchObject({ artifactLocation: { uri: 'compose.yaml' }, region: { startLine: 1 } });
  expect(await locationOf(report)).toEqual({ logicalLocations: [{ name: 'crane' }] });
  expect(await renderReport(report, 'github')).toContain('::error title=crane%3A slow-shutdown::');
});
