// Servers of Python as processes of their own, and what clients that know HTTP well or badly ask of them.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.mjs';

const folder = fileURLToPath(new URL('../../packages/runtime-python/', import.meta.url));
const applications = fileURLToPath(new URL('.', import.meta.url));
/** So long a balancer goes on routing to a process that was asked to stop. */
const routedMs = 2000;

/** The interpreter of an environment of packages, which is made once and kept. */
export function interpreter(packages) {
  return spawnSync('python3', [`${folder}test/environments.py`, packages], { encoding: 'utf8' }).stdout.trim();
}

export async function start(python, argumentsFor) {
  const port = await freePort();
  const child = spawn(python, argumentsFor(String(port)), {
    stdio: 'ignore',
    env: environment({ adminPort: await freePort() }),
  });
  const ended = once(child, 'exit');
  while (!(await ask(port, '/'))) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${child.spawnargs.join(' ')}`);
    await sleep(50);
  }
  const exit = async () => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    const [code, signal] = await ended;
    clearTimeout(timer);
    return code ?? signal;
  };
  return { port, pid: child.pid, ended, exit, stop: () => child.kill('SIGTERM') };
}

export function environment({ adminPort }) {
  return {
    PATH: process.env.PATH,
    PYTHONPATH: `${folder}src:${folder}test/applications:${applications}`,
    SEAWORTHY_ADMIN_PORT: String(adminPort),
    PYTHONDONTWRITEBYTECODE: '1',
  };
}

/** 32 clients that keep their connections ask one request after the other, for 0.5 s before the signal and 2 s after it. */
export async function askAround({ port, stop }) {
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
}

/** Whether the whole of a 200 came. */
export function ask(port, path, { agent, method = 'GET', body } = {}) {
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
export async function raw(port, text, more = async () => undefined) {
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

export function tally(answers) {
  return { asked: answers.length, lost: answers.filter((fine) => !fine).length };
}
