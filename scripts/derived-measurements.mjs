import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillSections } from './derived-sections.mjs';
import { table } from './page.mjs';

/** Pages that tell what was measured, each from the last run that a benchmark kept. */
export function renderMeasurements(root) {
  return fillSections(root, ['examples/flowstate/README.md', 'docs/how-to/static-sites.md'], {
    images: of(root, 'flowstate-images', imagesTable),
    builds: of(root, 'flowstate-images', buildsTable),
    answers: of(root, 'flowstate-stack', answersTable),
    servers: of(root, 'site-servers', serversTable),
  });
}

/** A table, or what to type to get one. */
function of(root, benchmark, render) {
  const path = join(root, `bench/results/${benchmark}.json`);
  if (!existsSync(path)) return `Not measured yet: \`node bench/${benchmark}.mjs\`.\n`;
  const results = JSON.parse(readFileSync(path, 'utf8'));
  const { header, rows } = render(results);
  return `${table(header, rows)}\n\nThe machine's load was ${results.loadBefore.toFixed(1)} before and ${results.loadAfter.toFixed(1)} after.\n`;
}

const recordedSizes = { backend: '−60 %', frontend: '−75 %', worker: '−50 %' };

function imagesTable({ images }) {
  return {
    header: [
      'megabytes',
      'generated',
      'single stage, same base',
      '',
      'single stage, small base',
      '',
      'transferred',
      '',
      'the record',
    ],
    rows: Object.entries(images).map(([name, { onDiskMb, onDiskWithSmallBaseMb: small, transferredMb }]) => [
      ...[name, whole(onDiskMb.seaworthy), whole(onDiskMb.plain), change(onDiskMb), whole(small.plain), change(small)],
      `${whole(transferredMb.seaworthy)} instead of ${whole(transferredMb.plain)}`,
      ...[change(transferredMb), recordedSizes[name]],
    ]),
  };
}

function buildsTable({ buildSeconds: { cold, oneLineChanged } }) {
  const row = (name, { seaworthy, plain }, recorded) => [
    name,
    `${seaworthy} s`,
    `${plain} s`,
    change({ seaworthy, plain }),
    recorded,
  ];
  return {
    header: ['all three images', 'generated', 'single stages', '', 'the record'],
    rows: [row('nothing cached', cold, ''), row('one line of the backend changed', oneLineChanged, '−40 %')],
  };
}

function answersTable({ requests, health: { healthy, withoutRedis, healthyAgainAfterSeconds } }) {
  const rows = [
    [
      'requests per second of the backend, 1 processor and 512 MB',
      `${requests.requestsPerSecond}, half of them within ${requests.medianMs} ms, 99 % within ${requests.p99Ms} ms`,
      'about 1,000',
    ],
    ['`/health` with everything there', answersOf(healthy), '200 in less than a second'],
    ['`/health` without Redis', answersOf(withoutRedis), '503 in less than a second'],
    ['Redis back', `200 after ${healthyAgainAfterSeconds} s`, ''],
  ];
  return { header: ['', 'here', 'the record'], rows };
}

function answersOf(routes) {
  return Object.entries(routes)
    .map(([name, { statuses, slowestMs }]) => `${name} ${statuses.join(' and ')} within ${Math.ceil(slowestMs)} ms`)
    .join('; ');
}

function serversTable({ sites }) {
  const servers = ['seaworthy', 'serve', 'http-server', 'vite preview'];
  return {
    header: ['site', 'image, MB', ...servers.flatMap((name) => [`${name}: kB`, 'requests/s'])],
    rows: Object.entries(sites).map(([framework, site]) => [
      ...[framework, String(site.imageTransferredMb)],
      ...servers.flatMap((name) => [String(site[name].transferredKb), String(site[name].requestsPerSecond)]),
    ]),
  };
}

function whole(number) {
  return String(Math.round(number));
}

function change({ seaworthy, plain }) {
  const percent = Math.round((seaworthy / plain - 1) * 100);
  return percent === 0 ? '0 %' : `${percent < 0 ? '−' : '+'}${Math.abs(percent)} %`;
}
