import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import { generate } from '../generate/generate.ts';
import type { Plan } from '../model/index.ts';
import { memoryRepository } from '../repository/memory.ts';
import { baseImagesOf } from './base-images.ts';
import { planFacts } from './plan-facts.ts';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const files = {
  'package.json': JSON.stringify({
    dependencies: { express: '5.1.0', pg: '8.16.0' },
    scripts: { start: 'node main.js' },
  }),
  'package-lock.json': '{}',
  'main.js': 'new pg.Pool({ connectionString: process.env.DATABASE_URL });\nconst app = express();\napp.listen(4300);',
};
const facts = await detectFacts(memoryRepository(files, 'tides'));
const unpinned = planFacts(facts);
const contentOf = (plan: Plan, path: string) => generate(plan).files.find((file) => file.path === path)?.content ?? '';
const imagesDecision = ({ decisions }: Plan) => decisions.find(({ subject }) => subject === 'images');

test('without a digest, files name the tag alone, and the plan says so once', () => {
  expect(baseImagesOf(unpinned).filter((image) => image.includes('@'))).toEqual([]);
  expect(unpinned.decisions.filter(({ value }) => value.includes('seaworthy pin'))).toHaveLength(1);
  expect(imagesDecision(unpinned)).toMatchObject({ origin: 'default' });
});

test('a digest that is known stands behind the tag wherever the image is named, and changes nothing else', () => {
  const images = Object.fromEntries(baseImagesOf(unpinned).map((image, index) => [image, digest(String(index))]));
  const plan = planFacts(facts, {}, { images });
  expect(baseImagesOf(plan)).toEqual(Object.entries(images).map(([image, known]) => `${image}@${known}`));
  expect(imagesDecision(plan)).toMatchObject({ value: '3 of 3 by digest', sources: [{ file: 'seaworthy.lock' }] });
  for (const path of ['Dockerfile', 'compose.yaml']) {
    const pinned = contentOf(plan, path);
    expect(pinned).toMatch(/:\S+@sha256:[012]{64}/);
    expect(pinned.replaceAll(/@sha256:\d{64}/g, '').replace(/fingerprint \w+/, '')).toBe(
      contentOf(unpinned, path).replace(/fingerprint \w+/, ''),
    );
  }
});

test('an image that is not in the file, or that seaworthy.yaml names by digest, stays as it is', () => {
  const own = `registry.example/postgres:17@${digest('a')}`;
  const [first = ''] = baseImagesOf(unpinned);
  const images = { [first]: digest('b'), 'node:1': digest('c') };
  const plan = planFacts(facts, { datastores: { postgres: { image: own } } }, { images });
  expect(imagesDecision(plan)?.value).toBe('2 of 3 by digest');
  expect(plan.datastores.map(({ image }) => image)).toEqual([own]);
});
