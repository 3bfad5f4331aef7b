// What is lost when an ASGI application is asked to stop: uvicorn and gunicorn alone, and with seaworthy_runtime, side by side.
// `ROLLOUTS=20 node bench/drain/python.mjs`; each scenario is one rollout of each.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.mjs';
import { keepSilently, median } from '../measuring.mjs';
import { load, tenths } from '../requests.mjs';

const rollouts = Number(process.env.ROLLOUTS ?? 3);
const turns = Number(process.env.TURNS ?? 100);
const folder = fileURLToPath(new URL('../../packages/runtime-python/', import.meta.url));
const python = spawnSync('python3', [`${folder}test/environments.py`, 'newest'], { encoding: 'utf8' }).stdout.trim();
/** So long a balancer goes on routing to a process that was asked to stop. */
const routedMs = 2000;

const servers = {
  'uvicorn alone': (port) => ['-m', 'uvicorn', 'fast:app', '--port', port, '--no-access-log'],
  'gunicorn and uvicorn alone': (port) => gunicorn('uvicorn.workers.UvicornWorker', port),
  'seaworthy_runtime, uvicorn': (port) => ['-m', 'seaworthy_runtime', 'fast:app', '--port', port, '--no-access-log'],
  'seaworthy_runtime, gunicorn': (port) => gunicorn('seaworthy_runtime.worker.UvicornWorker', port),
};

/** Each sends requests around SIGTERM; yields how many were asked and how many of them had no whole answer. */
const scenarios = {
  'in flight': async ({ port, stop }) => {
    const asked = ask(port, '/slow?seconds=3');
    await sleep(300);
    stop();
    return tally([await asked]);
  },
  load: async ({ port, stop }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 32 });
    const answers = [];
    let until = Number.POSITIVE_INFINITY;
    const worker = async () => {
      while (performance.now() < until) {
        const fine = await ask(port, '/', { agent });
        answers.push(fine);
        // A client that was refused comes back a little later.
        await sleep(fine ? 5 : 10);
      }
    };
    const workers = Array.from({ length: 32 }, worker);
    await sleep(500);
    stop();
    until = performance.now() + routedMs;
    await Promise.all(workers);
    agent.destroy();
    return tally(answers);
  },
  burst: async ({ port, stop }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 200 });
    await Promise.all(Array.from({ length: 200 }, () => ask(port, '/', { agent })));
    const asked = Array.from({ length: 200 }, async (_, index) => {
      await sleep(index);
      return ask(port, '/upload', { agent, method: 'POST', body: 'x'.repeat(100) });
    });
    await sleep(100);
    stop();
    const answers = await Promise.all(asked);
    agent.destroy();
    return tally(answers);
  },
  'idle socket': async ({ port, stop, ended }) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    await sleep(100);
    stop();
    // Lost is what it should have done: to end although somebody keeps a connection.
    return tally([await Promise.race([ended.then(() => true), sleep(15_000, false)])]);
  },
  'second SIGTERM': async ({ port, stop }) => {
    const asked = ask(port, '/slow?seconds=2');
    await sleep(300);
    stop();
    await sleep(200);
    stop();
    return tally([await asked]);
  },
  WebSocket: async ({ port, stop }) => {
    const key = 'sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';
    const bytes = raw(port, `GET /ws/a HTTP/1.1\r\nhost: a\r\nconnection: Upgrade\r\nupgrade: websocket\r\n${key}\r\n`);
    await sleep(300);
    stop();
    const text = (await bytes).toString('latin1');
    return tally([text.includes(`\x88\x0b\x03\xe9`) || text.includes('\x03\xe9')]);
  },
  'event stream': async ({ port, stop }) => {
    const bytes = raw(port, 'GET /events HTTP/1.1\r\nhost: a\r\n\r\n');
    await sleep(300);
    stop();
    return tally([(await bytes).toString().endsWith('\r\n0\r\n\r\n')]);
  },
  'slow upload': async ({ port, stop }) => {
    const bytes = raw(port, 'POST /upload HTTP/1.1\r\nhost: a\r\ncontent-length: 40\r\n\r\n', async (socket) => {
      for (let part = 0; part < 20; part += 1) {
        socket.write('ab');
        await sleep(200);
      }
    });
    await sleep(300);
    stop();
    return tally([(await bytes).toString().startsWith('HTTP/1.1 200')]);
  },
  pipelined: async ({ port, stop }) => {
    const one = 'GET /slow?seconds=0.2 HTTP/1.1\r\nhost: a\r\n\r\n';
    const bytes = raw(port, one.repeat(5));
    await sleep(100);
    stop();
    const answers = (await bytes).toString().split('HTTP/1.1 200').length - 1;
    return { asked: 5, lost: 5 - answers };
  },
};

const lost = Object.fromEntries(Object.keys(servers).map((name) => [name, {}]));
for (const [scenario, run] of Object.entries(scenarios)) {
  const rolledOut = Object.entries(servers).map(async ([name, argumentsFor]) => {
    const sum = { asked: 0, lost: 0, exits: [] };
    for (let rollout = 0; rollout < rollouts; rollout += 1) {
      const server = await start(argumentsFor);
      const result = await run(server);
      sum.asked += result.asked;
      sum.lost += result.lost;
      sum.exits.push(await server.exit());
    }
    lost[name][scenario] = { ...sum, exits: [...new Set(sum.exits)] };
  });
  await Promise.all(rolledOut);
  for (const name of Object.keys(servers)) {
    const { asked, lost: gone, exits } = lost[name][scenario];
    console.log(`${scenario.padEnd(15)} ${name.padEnd(28)} lost ${gone} of ${asked}, exit ${exits.join(', ')}`);
  }
}
const overhead = await measureOverhead();
console.log(JSON.stringify(overhead, null, 2));
keepSilently('drain-python', { rollouts, lost, overhead });

/**
 * The application with and without the runtime in one process, in short turns: what else the machine does falls on both. Memory
 * and what the runtime does between requests are those of two processes of their own.
 */
async function measureOverhead() {
  const ports = { plain: await freePort(), wrapped: await freePort() };
  const program = fileURLToPath(new URL('side_by_side.py', import.meta.url));
  const child = spawn(python, [program, 'fast:app', String(ports.plain), String(ports.wrapped)], {
    stdio: 'ignore',
    env: environment({ adminPort: await freePort() }),
  });
  const microseconds = { plain: [], wrapped: [] };
  for (const port of Object.values(ports)) {
    while (!(await ask(port, '/'))) await sleep(50);
    await load(`http://127.0.0.1:${port}/`, { connections: 8, durationMs: 500 });
  }
  for (let turn = 0; turn < turns; turn += 1)
    for (const name of turn % 2 === 0 ? ['plain', 'wrapped'] : ['wrapped', 'plain'])
      microseconds[name].push(await processorTimeOf(child.pid, ports[name]));
  child.kill('SIGKILL');
  const more = microseconds.wrapped.map((took, turn) => took - microseconds.plain[turn]).sort((a, b) => a - b);
  const at = (share) => tenths(more[Math.floor((more.length - 1) * share)]);
  const plain = median(microseconds.plain);
  return {
    turns,
    microseconds: { plain: tenths(plain), more: at(0.5), moreQuartiles: [at(0.25), at(0.75)] },
    percentMore: tenths((median(more) / plain) * 100),
    megabytes: { plain: await memoryOf('uvicorn alone'), ours: await memoryOf('seaworthy_runtime, uvicorn') },
    budget: { percent: 3, megabytes: 5 },
  };
}

async function processorTimeOf(pid, port) {
  const before = processorMicroseconds(pid);
  const { requests } = await load(`http://127.0.0.1:${port}/`, { connections: 8, durationMs: 100 });
  return (processorMicroseconds(pid) - before) / requests;
}

async function memoryOf(name) {
  const server = await start(servers[name]);
  await load(`http://127.0.0.1:${server.port}/`, { connections: 8, durationMs: 1000 });
  const megabytes = residentMegabytes(server.pid);
  server.stop();
  await server.exit();
  return tenths(megabytes);
}

function gunicorn(worker, port) {
  return ['-W', 'ignore', '-m', 'gunicorn', '-k', worker, '--bind', `127.0.0.1:${port}`, 'fast:app'];
}

async function start(argumentsFor) {
  const port = await freePort();
  const child = spawn(python, argumentsFor(String(port)), {
    stdio: 'ignore',
    env: environment({ adminPort: await freePort() }),
  });
  const ended = once(child, 'exit');
  while (!(await ask(port, '/'))) await sleep(50);
  const exit = async () => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    const [code, signal] = await ended;
    clearTimeout(timer);
    return code ?? signal;
  };
  return { port, pid: child.pid, ended, exit, stop: () => child.kill('SIGTERM') };
}

/** Whether the whole of a 200 came. */
function ask(port, path, { agent, method = 'GET', body } = {}) {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path, method, agent }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode === 200 && answer.complete));
      answer.once('error', () => resolve(false));
    });
    asked.once('error', () => resolve(false));
    asked.end(body);
  });
}

/** Everything that came over a connection of its own until it was closed, for 10 s at most. */
async function raw(port, text, more = async () => undefined) {
  const socket = connect(port, '127.0.0.1');
  const chunks = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  socket.write(text);
  await more(socket);
  // A server that never ends it has lost it.
  await Promise.race([closed, sleep(10_000)]);
  socket.destroy();
  return Buffer.concat(chunks);
}

function tally(answers) {
  return { asked: answers.length, lost: answers.filter((fine) => !fine).length };
}

function environment({ adminPort }) {
  return {
    PATH: process.env.PATH,
    PYTHONPATH: `${folder}src:${folder}test/applications`,
    SEAWORTHY_ADMIN_PORT: String(adminPort),
    PYTHONDONTWRITEBYTECODE: '1',
  };
}

function processorMicroseconds(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  const times = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  return times.reduce((sum, nanoseconds) => sum + Number(nanoseconds), 0) / 1000;
}

function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1000;
}
