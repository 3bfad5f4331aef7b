import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const worker = "import { Worker } from 'bullmq';\nconst worker = new Worker('tides', measure, { connection });\n";
const handler = "process.on('SIGTERM', () => worker.close());\n";
const asked = async (files: Record<string, string>, scripts: object) => {
  const manifest = { type: 'module', scripts, dependencies: { bullmq: '5', express: '5' } };
  const repository = memoryRepository(
    { 'package.json': JSON.stringify(manifest), 'package-lock.json': '{}', ...files },
    'quay',
  );
  const { questions } = planFacts(await detectFacts(repository));
  return questions.filter(({ subject }) => subject.endsWith('.jobAtHand'));
};

test('a worker of a queue that nothing closes is told how', async () => {
  const [question] = await asked({ 'worker.js': worker }, { start: 'node worker.js' });
  expect(question).toMatchObject({
    subject: 'services.quay.jobAtHand',
    blocking: false,
    candidates: [{ value: 'worker.close()', source: { file: 'worker.js', line: 2 } }],
  });
  expect(await asked({ 'worker.js': worker + handler }, { start: 'node worker.js' })).toEqual([]);
});

test('so is one beside a server, whose own handler is not its', async () => {
  const server = "import express from 'express';\nexpress().listen(4545);\nprocess.on('SIGTERM', () => {});\n";
  const files = { 'server.js': server, 'worker.js': worker };
  const scripts = { start: 'node server.js', worker: 'node worker.js' };
  expect(await asked(files, scripts)).toMatchObject([{ subject: 'services.quay-worker.jobAtHand' }]);
});
