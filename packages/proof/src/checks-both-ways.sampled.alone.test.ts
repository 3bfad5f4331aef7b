import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checks, judge } from '@seaworthy/checks';
import type { Verdict } from '@seaworthy/core/model';
import { findSubstitution, requireEngine } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { sampleOf } from '@seaworthy/testkit';
import { afterAll, describe, expect, test } from 'vitest';
import { prove } from './prove/prove.ts';
import { inParallel } from './scheduler/in-parallel.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures/images/', import.meta.url));
const NODE = 'gcr.io/distroless/nodejs22-debian13';
const BASE_IMAGES = [NODE, 'node:22-trixie-slim'];
const AT_A_TIME = 3;

/**
 * Each check is held against real containers: one that has to fail it, one that has to pass. The sample has a check for every
 * kind of evidence, so that every experiment is seen to yield both.
 */
describe('checks both ways', async () => {
  const engine = await requireEngine();
  const substitutions = await substituteBaseImages(engine, BASE_IMAGES);
  const agent = { reference: findSubstitution(substitutions, NODE)?.substitute ?? NODE, node: '/nodejs/bin/node' };
  const verdicts = new Map<string, Verdict[]>();
  const stop = new AbortController();
  const all = sampleOf(Object.values(checks), ({ needs }) => needs);

  const proveOne = async (check: (typeof all)[number]) => {
    const directory = `${fixtures}${check.id}`;
    if (!existsSync(`${directory}/compose.yaml`)) return;
    const { evidence } = await prove(engine, {
      target: { kind: 'compose', directory, files: ['compose.yaml'] },
      ...{
        substitutions,
        findAgent: async () => agent,
        only: check.needs,
        onEvent: () => undefined,
        signal: stop.signal,
      },
    });
    verdicts.set(
      check.id,
      judge(evidence).filter((verdict) => verdict.check === check.id),
    );
  };
  // Beside others, what time decides would be measured on a machine that the suite itself keeps busy.
  const timed = all.filter((check) => 'timing' in check && check.timing);
  const untimed = all.filter((check) => !timed.includes(check));
  const proven = inParallel(untimed, AT_A_TIME, proveOne).then(() => inParallel(timed, 1, proveOne));
  afterAll(async () => {
    stop.abort();
    await proven.catch(() => undefined);
  });

  test.each(all.map(({ id }) => id))('%s', async (id) => {
    expect(existsSync(`${fixtures}${id}/compose.yaml`), `fixtures/images/${id}/compose.yaml`).toBe(true);
    await proven;
    const outcomes = verdicts.get(id)?.map(({ service, outcome, message }) => ({ service, outcome, message }));
    expect(outcomes).toEqual([
      { service: 'fails', outcome: 'fail', message: expect.any(String) },
      { service: 'passes', outcome: 'pass', message: expect.any(String) },
    ]);
  });
});
