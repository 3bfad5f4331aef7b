import { expect, test } from 'vitest';
import { observed } from '../../sources/observation.ts';
import experiment from './experiment.ts';

test('a secret in a label is known by its name, and its value is in no evidence', async () => {
  const Config = {
    Labels: { 'quay.registry-token': 'q7w8e9r0t1y2', 'quay.title': 'Chart' },
    Env: [],
    Cmd: [],
    Entrypoint: [],
  };
  const bench = { image: async () => observed('docker image inspect', { Config, history: [] }) };
  const { imageConfig } = await experiment.run(bench as unknown as Parameters<typeof experiment.run>[0]);
  expect(imageConfig).toMatchObject({
    value: { labels: { 'quay.registry-token': '[redacted 12 characters]', 'quay.title': 'Chart' } },
  });
});
