import type { SourceFile } from '../../source/sources.ts';
import { validPort } from '../../source/valid-port.ts';
import { findServedExport } from './bun-server.ts';
import type { NodeEntry } from './entry-points.ts';
import type { NodeFolder } from './node-folder.ts';
import { findNodePort, type PortFacts } from './port.ts';
import { sourceOf } from './source/place.ts';
import { projectOf } from './source/project.ts';
import { tellValue } from './source/tell-value.ts';

/**
 * The port of a server that Bun runs: what the code names, or `port` of what its first file exports. Where neither says
 * one, Bun itself reads PORT.
 */
export function findBunPort(
  folder: NodeFolder,
  { start, sourceFile, runtime }: NodeEntry,
  sources: readonly SourceFile[],
): PortFacts {
  const found = findNodePort(folder, start, sources);
  if (found.portVariable !== undefined) return found;
  const exported = sourceFile === undefined ? undefined : findServedExport(sources, folder.resolve(sourceFile));
  const told = exported === undefined ? undefined : tellValue(exported, projectOf(sources), ['port']);
  const value = validPort(Number(told?.literal?.value ?? Number.NaN));
  const port =
    told?.literal === undefined || value === undefined
      ? found.port
      : { value, source: sourceOf(told.literal.at), certainty: 'certain' as const };
  if (told?.variable !== undefined)
    return {
      ...(port === undefined ? {} : { port }),
      portVariable: { value: told.variable.name, source: sourceOf(told.variable.at), certainty: 'certain' },
    };
  if (port !== undefined || runtime === undefined) return port === undefined ? {} : { port };
  return { portVariable: { ...runtime.name, value: 'PORT' } };
}
