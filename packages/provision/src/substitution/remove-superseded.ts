import type { OnEvent } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { type FoundationMatch, findFoundation } from '../foundations/find-foundation.ts';
import { movingTag } from '../making/foundation-image.ts';

/**
 * Removes older contents of foundations, which the newest ones have replaced; those that a container uses stay. Says what
 * it removed, and resolves to the tags. References without a foundation are left out.
 */
export async function removeSuperseded(
  engine: Engine,
  references: readonly string[],
  onEvent?: OnEvent,
): Promise<string[]> {
  const found = references.flatMap((reference) => findFoundation(reference) ?? []);
  const matches = [...new Map(found.map((match) => [movingTag(match), match])).values()];
  const removed = (await Promise.all(matches.map((match) => removeOlder(engine, match)))).flat();
  if (removed.length > 0) {
    const message = `Removed base images that newer ones have replaced: ${removed.join(', ')}`;
    onEvent?.({ type: 'notice', level: 'info', message });
  }
  return removed;
}

async function removeOlder(engine: Engine, match: FoundationMatch): Promise<string[]> {
  const newest = await engine.docker(['image', 'inspect', '--format', '{{.Id}}', movingTag(match)], { reject: false });
  if (newest.exitCode !== 0) return [];
  // By reference, which only foundations have. Labels are inherited by what projects build on them, and the engine answers
  // nothing at all when the configuration of a single one of these is malformed.
  const { stdout } = await engine.docker([
    ...['image', 'ls', '--no-trunc', '--format', '{{.ID}} {{.Repository}}:{{.Tag}}'],
    ...['--filter', `reference=${movingTag(match)}-*`],
  ]);
  const removed: string[] = [];
  for (const line of stdout.split('\n').filter((text) => text !== '')) {
    const [id = '', tag = ''] = line.split(' ');
    if (id === newest.stdout.trim()) continue;
    // Refused for an image that a container uses.
    const { exitCode } = await engine.docker(['image', 'rm', tag], { reject: false });
    if (exitCode === 0) removed.push(tag);
  }
  return removed;
}
