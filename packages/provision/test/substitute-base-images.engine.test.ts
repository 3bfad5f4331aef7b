import { randomUUID } from 'node:crypto';
import type { ProgressEvent } from '@seaworthy/core/model';
import { canPull, type Engine, requireEngine } from '@seaworthy/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureFoundations } from '../src/substitution/ensure-foundations.ts';
import { substituteBaseImages } from '../src/substitution/substitute-base-images.ts';

const PUBLIC = 'gcr.io/distroless/nodejs22-debian13';
const local = `seaworthy-substitute-${randomUUID().slice(0, 8)}:3`;
let engine: Engine;
let substitute: string;

beforeAll(async () => {
  engine = await requireEngine();
  substitute = (await ensureFoundations(engine, [PUBLIC]))[0]?.substitute ?? '';
  await engine.docker(['tag', substitute, local]);
});

afterAll(() => engine.docker(['image', 'rm', local], { reject: false }));

async function substituted(...references: string[]) {
  const notices: ProgressEvent[] = [];
  const onEvent = (event: ProgressEvent) => event.type === 'notice' && notices.push(event);
  const made = await substituteBaseImages(engine, references, { onEvent });
  return { made: made.map(({ reference, substitute: by }) => [reference, by]), notices };
}

test('what the engine has is used as it is, and nothing is announced', async () => {
  expect(await substituted(local)).toEqual({ made: [], notices: [] });
});

test('what no registry hands out is substituted, and only that is announced', async () => {
  const { made, notices } = await substituted(local, PUBLIC, PUBLIC);
  // On a machine with a way to the registry, there is nothing to substitute.
  const expected = (await canPull(engine, PUBLIC)) ? [] : [[PUBLIC, substitute]];
  expect(made).toEqual(expected);
  expect(notices).toHaveLength(expected.length);
  for (const notice of notices)
    expect(notice).toMatchObject({ message: expect.stringMatching(`stand in for ${PUBLIC}$`) });
});
