import { expect, test } from 'vitest';
import express from '../frameworks/express/detector.ts';
import { languageOf } from '../languages/language-of.ts';
import { memoryRepository } from '../repository/memory.ts';
import { joinPath } from '../repository/repository.ts';
import { findServiceFolders, type ServiceFolder } from '../source/service-folder.ts';
import { nameServices } from './name-services.ts';
import type { RecognisedProcess } from './recognised-process.ts';

const language = languageOf('node');

async function processes(paths: Record<string, (string | undefined)[]>): Promise<RecognisedProcess[]> {
  const files = Object.keys(paths).map((path) => [joinPath(path, 'package.json'), '{ "name": "@quay/shop" }'] as const);
  const folders = findServiceFolders(memoryRepository(Object.fromEntries(files)), language.manifests, []);
  const opened = await Promise.all(folders.map((folder) => language.reading.open(folder)));
  return (opened as ServiceFolder[]).flatMap((folder) =>
    (paths[folder.path] ?? []).map((process, index) => ({
      ...{ folder, language, detector: express, undecided: undefined, first: index === 0 },
      detection: {
        ...{ shape: 'server', entryPoints: [], source: { file: 'x' } },
        ...(process === undefined ? {} : { process }),
      },
    })),
  );
}

const names = async (paths: Record<string, (string | undefined)[]>, configuration = {}) =>
  nameServices(await processes(paths), configuration, 'harbour').map(({ value }) => value);

test('a second process of a folder bears its own name behind the folder’s, whatever the folder is called', async () => {
  expect(await names({ crane: [undefined, 'night shift'] })).toEqual(['crane', 'crane-night-shift']);
  expect(await names({ '.': [undefined, 'clock'] })).toEqual(['shop', 'shop-clock']);
  expect(await names({ 'east/crane': [undefined, 'clock'], 'west/crane': [undefined, 'clock'] })).toEqual([
    'east-crane',
    'east-crane-clock',
    'west-crane',
    'west-crane-clock',
  ]);
});

test('a name for the folder in seaworthy.yaml is the name of its first process', async () => {
  const configuration = { services: { lift: { path: 'crane' } } };
  expect(await names({ crane: [undefined, 'clock'] }, configuration)).toEqual(['lift', 'crane-clock']);
});
