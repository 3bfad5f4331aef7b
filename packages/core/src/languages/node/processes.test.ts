import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

async function read(manifest: object, files: Record<string, string>) {
  const all = { 'package.json': JSON.stringify(manifest), 'package-lock.json': '{}', ...files };
  const facts = await detectFacts(memoryRepository(all, 'gulls'));
  return {
    services: facts.services.map(({ name, shape, framework, entryPoints }) => [
      name.value,
      framework.id,
      shape,
      entryPoints[0]?.value,
    ]),
    blocking: planFacts(facts)
      .questions.filter(({ blocking }) => blocking)
      .map(({ subject, candidates }) => [subject, candidates.map(({ value }) => value)]),
  };
}

test.each<[string, object, string]>([
  ['BullMQ', { bullmq: '5' }, "import { Worker } from 'bullmq';\nnew Worker('mail', send, { connection });\n"],
  [
    'Bull',
    { bull: '4' },
    "const Queue = require('bull');\nconst mail = new Queue('mail');\nmail.process(async (job) => send(job));\n",
  ],
  [
    'node-cron',
    { 'node-cron': '4' },
    "const cron = require('node-cron');\ncron.schedule('* * * * *', () => sweep());\n",
  ],
  [
    'discord.js',
    { 'discord.js': '14' },
    "const { Client } = require('discord.js');\nconst client = new Client({ intents: [] });\nclient.login(process.env.DISCORD_TOKEN);\n",
  ],
  [
    'Telegraf',
    { telegraf: '4' },
    "import { Telegraf } from 'telegraf';\nconst bot = new Telegraf(process.env.BOT_TOKEN);\nbot.launch();\n",
  ],
  [
    'KafkaJS',
    { kafkajs: '2' },
    "import { Kafka } from 'kafkajs';\nconst consumer = new Kafka({}).consumer({});\nawait consumer.run({ eachMessage });\n",
  ],
  [
    'amqplib',
    { amqplib: '0.10' },
    "import amqp from 'amqplib';\nconst channel = await (await amqp.connect(url)).createChannel();\nchannel.consume('mail', send);\n",
  ],
  ['an interval', {}, 'setInterval(sweep, 60_000);\n'],
])('a program that waits by %s is a worker', async (_, dependencies, code) => {
  const { services, blocking } = await read({ dependencies, scripts: { start: 'node run.js' } }, { 'run.js': code });
  expect(services).toEqual([['gulls', 'node-program', 'worker', 'run.js']]);
  expect(blocking).toEqual([]);
});

test('whether a program stays is asked where its code does not show it', async () => {
  const manifest = { scripts: { start: 'node run.js' } };
  const { blocking } = await read(manifest, { 'run.js': 'await sweep();\nprocess.exit();\n' });
  expect(blocking).toEqual([['services.gulls.shape', ['worker', 'job']]]);
  const facts = await detectFacts(
    memoryRepository({ 'package.json': JSON.stringify(manifest), 'package-lock.json': '{}', 'run.js': '' }, 'gulls'),
    { services: { gulls: { path: '.', shape: 'job' } } },
  );
  const plan = planFacts(facts, { services: { gulls: { path: '.', shape: 'job' } } });
  expect(plan.services[0]?.shape).toBe('job');
  expect(plan.questions.filter(({ blocking }) => blocking)).toEqual([]);
});

test.each<[string, object, Record<string, string>]>([
  ['a library', { main: 'index.js', exports: './index.js' }, { 'index.js': 'setInterval(f, 1);' }],
  ['a package of helpers', { main: 'index.js' }, { 'index.js': 'exports.add = (a, b) => a + b;' }],
  ['a start script of a tool', { scripts: { start: 'vite' } }, { 'a.js': 'setInterval(f, 1);' }],
  ['a start script of other folders', { scripts: { start: 'npm --prefix api start' } }, { 'a.js': '' }],
])('%s is no program', async (_, manifest, files) => {
  await expect(read(manifest, files)).rejects.toMatchObject({ code: 'NOT_A_PROJECT' });
});

test('a bot that only `main` names is a program', async () => {
  const { services } = await read(
    { main: 'bot.js', dependencies: { 'discord.js': '14' } },
    { 'bot.js': "const { Client } = require('discord.js');\nnew Client({}).login(process.env.TOKEN);\n" },
  );
  expect(services).toEqual([['gulls', 'node-program', 'worker', 'bot.js']]);
});

const express = { dependencies: { express: '5', bullmq: '5' } };
const app = "const app = require('express')();\napp.listen(4141);\n";

test.each<[string, object, Record<string, string>]>([
  ['a script', { scripts: { start: 'node app.js', 'start:worker': 'node lib/mail.js' } }, {}],
  ['a Procfile', { scripts: { start: 'node app.js' } }, { Procfile: 'web: node app.js\nworker: node lib/mail.js\n' }],
  ['both', { scripts: { start: 'node app.js', worker: 'node lib/mail.js' } }, { Procfile: 'worker: npm run worker\n' }],
])('a worker beside a server is found by %s', async (_, manifest, files) => {
  const worker = "import { Worker } from 'bullmq';\nnew Worker('mail', send);\n";
  const { services } = await read({ ...express, ...manifest }, { 'app.js': app, 'lib/mail.js': worker, ...files });
  expect(services).toEqual([
    ['gulls', 'express', 'server', 'app.js'],
    ['gulls-worker', 'express', 'worker', 'lib/mail.js'],
  ]);
});

test('what a tool runs is no second process', async () => {
  const { services } = await read(
    { ...express, scripts: { start: 'node app.js', worker: 'wrangler dev', 'start:bot': 'node app.js' } },
    { 'app.js': app },
  );
  expect(services).toHaveLength(1);
});

test('what a start script runs side by side is a process each, and what listens is the first', async () => {
  const start = 'concurrently -n web,jobs "node server.js" "node jobs.js" "npm run watch"';
  const { services, blocking } = await read(
    { dependencies: { express: '5', concurrently: '9' }, scripts: { start, watch: 'tsc --watch' } },
    {
      'server.js': "require('express')().listen(4141);\n",
      'jobs.js': "require('node-cron').schedule('* * * * *', sweep);\n",
    },
  );
  expect(services).toEqual([
    ['gulls', 'express', 'server', 'server.js'],
    ['gulls-jobs', 'express', 'worker', 'jobs.js'],
  ]);
  expect(blocking).toEqual([]);
});

test('a second process that listens is said, and taken when seaworthy.yaml names it', async () => {
  const files = {
    'package.json': JSON.stringify({ ...express, scripts: { start: 'node app.js', worker: 'node admin.js' } }),
    'package-lock.json': '{}',
    'app.js': app,
    'admin.js': "require('express')().listen(4242);\n",
  };
  const facts = await detectFacts(memoryRepository(files, 'gulls'));
  const said = planFacts(facts).questions.find(({ subject }) => subject === 'services.gulls.processes.worker');
  expect(said).toMatchObject({ blocking: false, candidates: [{ value: 'admin.js' }] });
  expect(said?.question).toContain('`node admin.js` is a process beside this one that listens as well');
  const services = { 'gulls-admin': { path: '.', entryPoint: 'admin.js', shape: 'server', port: 4242 } };
  const plan = planFacts(await detectFacts(memoryRepository(files, 'gulls'), { services }), { services });
  expect(plan.services.map(({ name, port, entryPoint }) => [name, port, entryPoint])).toEqual([
    ['gulls', 4141, 'app.js'],
    ['gulls-admin', 4242, 'admin.js'],
  ]);
  expect(plan.questions.filter(({ subject }) => subject.includes('processes'))).toEqual([]);
});
