// What the runtime costs a small handler: processor time per request, memory, and the time to import it. In turns, and in the
// server's own processor time, so that whatever else the machine does falls on both and stretches neither.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { connect } from 'node:net';
import { keep, median } from '../measuring.mjs';
import { tenths } from '../requests.mjs';
import { node, register, withServer } from './server.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 11);
const REQUESTS = 20_000;
const BATCH = 50;
const IMPORTS = 21;
/** At so many requests a second the cost is to be a small part of one processor. */
const RATE = 10_000;
const small = `require('node:http').createServer((req, res) => {
  if (req.url === '/usage') return res.end(JSON.stringify({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss }));
  res.setHeader('Content-Type', 'text/plain');
  res.end('hello');
}).listen(Number(process.env.PORT), () => console.log('up'));`;

const rounds = [];
for (let round = 0; round < ROUNDS; round += 1)
  rounds.push({ without: await measure(false), with: await measure(true) });
const imports = Array.from({ length: IMPORTS }, () => ({
  without: startMs([]),
  with: startMs(['--import', register]),
}));
const of = (read) => median(rounds.map(read));
const cpu = { without: of((round) => round.without.cpu), with: of((round) => round.with.cpu) };
const more = (what) => tenths(of((round) => round.with[what] - round.without[what]));

keep('drain-overhead', {
  rounds: ROUNDS,
  cpuMicrosecondsPerRequest: { without: tenths(cpu.without), with: tenths(cpu.with) },
  percentOfAProcessorAt10000PerSecond: { more: tenths(((cpu.with - cpu.without) * RATE) / 1e4), budget: 3 },
  residentMegabytes: { moreAtRest: more('restMb'), moreAfterLoad: more('loadMb'), budget: 5 },
  importMs: { median: tenths(median(imports.map((one) => one.with - one.without))), budget: 15 },
  installedKilobytes: Math.round(statSync(register).size / 1000),
});

async function measure(runtime) {
  return await withServer({ program: small, runtime, packages: '.' }, async ({ port }) => {
    const rest = await usage(port);
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    await ask(socket, REQUESTS / 2);
    const before = await usage(port);
    await ask(socket, REQUESTS);
    const after = await usage(port);
    socket.destroy();
    const time = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
    return { cpu: time / REQUESTS, restMb: rest.rss / 1e6, loadMb: after.rss / 1e6 };
  });
}

/** Requests in pipelined batches: how many the server gets at a time is the same on an idle and on a busy machine. */
async function ask(socket, count) {
  const text = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(BATCH);
  for (let asked = 0; asked < count; asked += BATCH) {
    socket.write(text);
    for (let answered = 0; answered < BATCH; ) {
      const [data] = await once(socket, 'data');
      answered += data.toString('latin1').split('hello').length - 1;
    }
  }
}

async function usage(port) {
  return await (await fetch(`http://127.0.0.1:${port}/usage`)).json();
}

/** User and system time of an empty program, which others on the machine don't stretch as they do the clock. */
function startMs(args) {
  const script = 'process.stdout.write(String(process.cpuUsage().user + process.cpuUsage().system))';
  return Number(spawnSync(node, [...args, '-e', script], { encoding: 'utf8' }).stdout) / 1000;
}
