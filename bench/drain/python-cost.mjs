// What a request to a server of Python costs more with the runtime, and how much memory it has.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.mjs';
import { median } from '../measuring.mjs';
import { load, tenths } from '../requests.mjs';
import { ask, environment, start } from './python-server.mjs';

/**
 * The application with and without the runtime in one process, in short turns: what else the machine does falls on both. Memory
 * and what the runtime does between requests are those of two processes of their own.
 */
export async function measureCost(python, servers, turns) {
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
    megabytes: {
      plain: await memoryOf(python, servers['uvicorn alone']),
      ours: await memoryOf(python, servers['seaworthy_runtime, uvicorn']),
    },
    budget: { percent: 3, megabytes: 5 },
  };
}

async function processorTimeOf(pid, port) {
  const before = processorMicroseconds(pid);
  const { requests } = await load(`http://127.0.0.1:${port}/`, { connections: 8, durationMs: 100 });
  return (processorMicroseconds(pid) - before) / requests;
}

async function memoryOf(python, argumentsFor) {
  const server = await start(python, argumentsFor);
  await load(`http://127.0.0.1:${server.port}/`, { connections: 8, durationMs: 1000 });
  const megabytes = residentMegabytes(server.pid);
  server.stop();
  await server.exit();
  return tenths(megabytes);
}

function processorMicroseconds(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  const times = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  return times.reduce((sum, nanoseconds) => sum + Number(nanoseconds), 0) / 1000;
}

function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1000;
}
