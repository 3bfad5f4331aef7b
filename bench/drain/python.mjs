// What is lost when a server of Python is asked to stop: uvicorn and gunicorn alone, and with seaworthy_runtime, side by side; then
// each framework by the server that generated images start it with. `ROLLOUTS=20 node bench/drain/python.mjs`: so often each scenario
// and each framework is stopped.
import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepSilently } from '../measuring.mjs';
import { measureCost } from './python-cost.mjs';
import { rollOutFrameworks } from './python-frameworks.mjs';
import { ask, askAround, interpreter, raw, start, tally } from './python-server.mjs';

const rollouts = Number(process.env.ROLLOUTS ?? 3);
const turns = Number(process.env.TURNS ?? 100);
const python = interpreter('newest');

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
  load: askAround,
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
      const server = await start(python, argumentsFor);
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
const frameworks = await rollOutFrameworks(rollouts);
const overhead = await measureCost(python, servers, turns);
console.log(JSON.stringify(overhead, null, 2));
keepSilently('drain-python', { rollouts, lost, frameworks, overhead });

function gunicorn(worker, port) {
  return ['-W', 'ignore', '-m', 'gunicorn', '-k', worker, '--bind', `127.0.0.1:${port}`, 'fast:app'];
}
