import { fileURLToPath } from 'node:url';
import { judge } from '@seaworthy/checks';
import type { Verdict } from '@seaworthy/core/model';
import { findSubstitution, requireEngine } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { makeTemporaryFolder, sampleOf } from '@seaworthy/testkit';
import { type Lie, readLies } from '@seaworthy/testkit/lies';
import { afterAll, describe, expect, test } from 'vitest';
import { prove } from './prove/prove.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
const BASE_IMAGES = [NODE, 'node:22-trixie-slim'];
/** In one stack: they share its start and its end, and each stop is timed with nothing beside it. */
const TOGETHER = 6;

/**
 * Every liar is proven with everything that there is, and gets exactly the verdicts that it must get. The sample has one liar
 * of each family.
 */
describe('containers that try to fool the proof', async () => {
  const engine = await requireEngine();
  const substitutions = await substituteBaseImages(engine, BASE_IMAGES);
  const agent = { reference: findSubstitution(substitutions, NODE)?.substitute ?? NODE, node: '/nodejs/bin/node' };
  const stop = new AbortController();
  const all = readLies(fileURLToPath(new URL('../../../fixtures/lies', import.meta.url)));
  const lies = sampleOf(tellingFirst(all), ({ family }) => [family]);
  const verdicts = new Map<string, Promise<Verdict[]>>();

  const proveTogether = async (group: readonly Lie[]) => {
    const include = group.map(({ folder }) => `${folder}/compose.yaml`);
    await using folder = await makeTemporaryFolder({ 'compose.yaml': JSON.stringify({ name: 'lies', include }) });
    const { evidence } = await prove(engine, {
      target: { kind: 'compose', directory: folder.path, files: ['compose.yaml'] },
      ...{ substitutions, findAgent: async () => agent, onEvent: () => undefined, signal: stop.signal },
    });
    return judge(evidence);
  };
  const proveAll = (): Promise<unknown> =>
    groupsOf(lies).reduce<Promise<unknown>>((before, group) => {
      const proven = before.then(() => proveTogether(group));
      for (const { id } of group) verdicts.set(id, proven);
      return proven.catch(() => undefined);
    }, Promise.resolve());
  const proven = proveAll();
  afterAll(async () => {
    stop.abort();
    await proven;
  });

  test.each(lies)('$id', async ({ id, fails, unknown }) => {
    const own = ((await verdicts.get(id)) ?? []).filter(({ service }) => service === id);
    const withOutcome = (outcome: Verdict['outcome']) =>
      Object.fromEntries(own.flatMap((one) => (one.outcome === outcome ? [[one.check, one.message]] : [])));
    const anyMessages = (reasons: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.keys(reasons).map((check) => [check, expect.any(String)]));
    expect(own).not.toEqual([]);
    expect({ fails: withOutcome('fail'), unknown: withOutcome('unknown') }).toEqual({
      ...{ fails: anyMessages(fails), unknown: anyMessages(unknown) },
    });
  });
});

/** Of a family, the sample has one that fails something, and shares a stack. */
function tellingFirst(lies: readonly Lie[]): Lie[] {
  const rank = ({ fails, alone }: Lie) => Number(Object.keys(fails).length === 0) + Number(alone === true);
  return [...lies].sort((a, b) => rank(a) - rank(b));
}

function groupsOf(lies: readonly Lie[]): Lie[][] {
  const together = lies.filter(({ alone }) => alone !== true);
  const count = Math.ceil(together.length / TOGETHER);
  const shared = Array.from({ length: count }, (_, index) => together.slice(index * TOGETHER, (index + 1) * TOGETHER));
  return [...shared, ...lies.filter(({ alone }) => alone === true).map((lie) => [lie])];
}
