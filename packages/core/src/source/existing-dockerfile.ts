import type { Fact } from '../model/index.ts';
import { findLine } from '../repository/line-numbers.ts';
import { isGenerated } from './generated-files.ts';
import type { ServiceFolder } from './service-folder.ts';
import { validPort } from './valid-port.ts';

/** The text of the service's own Dockerfile; `undefined` when there is none that a person wrote. */
export async function readExistingDockerfile(folder: ServiceFolder): Promise<string | undefined> {
  const text = await folder.readText('Dockerfile');
  return text === undefined || isGenerated(text) ? undefined : text;
}

/** The port that an existing Dockerfile exposes. */
export async function findExposedPort(folder: ServiceFolder): Promise<Fact<number> | undefined> {
  const text = await readExistingDockerfile(folder);
  const exposed = [...(text ?? '').matchAll(/^[ \t]*EXPOSE[ \t]+(\d{2,5})\b/gim)].at(-1);
  const value = validPort(Number(exposed?.[1] ?? Number.NaN));
  if (text === undefined || value === undefined) return undefined;
  const line = findLine(text, new RegExp(`^\\s*EXPOSE\\s+${value}\\b`, 'i'));
  return {
    value,
    source: { file: folder.resolve('Dockerfile'), ...(line === undefined ? {} : { line }) },
    certainty: 'likely',
  };
}
