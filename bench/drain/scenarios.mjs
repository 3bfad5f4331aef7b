// How a server is asked around the moment when it is told to stop. Each answers with what was lost.
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What still runs so long after the signal never ends by itself. */
const PATIENCE_MS = 28_000;

/** Requests at a constant pace over 32 connections, from a second before the signal until 2 s after it. */
export async function load({ port, kill }) {
  const until = performance.now() + 3000;
  setTimeout(kill, 1000);
  const results = await Promise.all(
    Array.from({ length: 32 }, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      let [sent, lost] = [0, 0];
      while (performance.now() < until) {
        sent += 1;
        if (!(await ask(port, { agent }))) lost += 1;
        await delay(20);
      }
      agent.destroy();
      return { sent, lost };
    }),
  );
  return { sent: sum(results, 'sent'), lost: sum(results, 'lost') };
}

/** 200 pooled connections, each with one POST within 300 ms around the signal. */
export async function burst({ port, kill }) {
  const agents = Array.from({ length: 200 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  await Promise.all(agents.map((agent) => ask(port, { agent })));
  setTimeout(kill, 150);
  const answered = await Promise.all(
    agents.map(async (agent, index) => {
      await delay(index * 1.5);
      return await ask(port, { agent, method: 'POST', body: 'order' });
    }),
  );
  for (const agent of agents) agent.destroy();
  return { sent: answered.length, lost: answered.filter((one) => !one).length };
}

/** A request of 3 s, and a second signal half a second after the first. */
export async function inFlight({ port, kill }, { twice = false } = {}) {
  const slow = ask(port, { path: '/slow' });
  await delay(300);
  kill();
  if (twice) setTimeout(kill, 500);
  return { kept: await slow };
}

/** A client that holds a connection on which it never asked anything. */
export async function idle({ port, kill, ended }) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  const started = performance.now();
  kill();
  const result = await Promise.race([ended, delay(PATIENCE_MS)]);
  socket.destroy();
  return result === undefined
    ? { exit: 'never' }
    : { exit: result.code, seconds: Math.round((result.at - started) / 100) / 10 };
}

/** Five requests in one piece, 300 ms after the signal. */
export async function pipelined({ port, kill }) {
  const count = 5;
  const read = await openRaw(port);
  kill();
  await delay(300);
  const text = await read('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(count), 2000);
  return { sent: count, lost: count - (text.match(/HTTP\/1\.1 200/g) ?? []).length };
}

/** A body that begins before the signal and ends 1.5 s after it; its client waits for `100 Continue` first. */
export async function slowUpload({ port, kill }) {
  const read = await openRaw(port);
  const head = 'POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: 10\r\n\r\n';
  const first = await read(head, 200);
  await read('01234', 100);
  kill();
  await delay(1500);
  const rest = await read('56789', 2000);
  return { kept: /^HTTP\/1\.1 100/.test(first) && /HTTP\/1\.1 200[\s\S]*ok/.test(rest) };
}

/** An event stream: whether it has a proper end. */
export async function eventStream({ port, kill }) {
  const read = await openRaw(port);
  await read('GET /events HTTP/1.1\r\nHost: a\r\n\r\n', 200);
  kill();
  return { ended: /(^|\r\n)0\r\n\r\n$/.test(await read('', 8000)) };
}

/** A WebSocket: the code that its client is closed with. */
export async function webSocket({ port, kill }) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const closed = once(socket, 'close');
  await once(socket, 'message');
  kill();
  const [event] = await closed;
  return { code: event.code };
}

/** 100 requests a second over HTTP/2, whose client opens another session when it is told to. */
export async function http2({ port, kill }) {
  let session = openSession(port);
  let [sent, lost] = [0, 0];
  const pending = [];
  setTimeout(kill, 500);
  for (const until = performance.now() + 2500; performance.now() < until; await delay(10)) {
    if (session.closed || session.destroyed) session = openSession(port);
    sent += 1;
    // What a session refuses to take may be asked again, by the protocol: it was not worked on.
    pending.push(
      askOver(session).then(async (outcome) => {
        if (outcome === 'refused') session = openSession(port);
        if (outcome !== 'answered' && (outcome !== 'refused' || (await askOver(session)) !== 'answered')) lost += 1;
      }),
    );
  }
  await Promise.all(pending);
  session.destroy();
  return { sent, lost };
}

function openSession(port) {
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  session.on('error', () => undefined);
  return session;
}

function askOver(session) {
  return new Promise((resolve) => {
    if (session.closed || session.destroyed) return resolve('refused');
    const stream = session.request({ ':path': '/' });
    let status = 0;
    stream.on('response', (headers) => {
      status = headers[':status'];
    });
    stream.resume();
    stream.on('end', () => resolve(status === 200 ? 'answered' : 'lost'));
    stream.on('error', ({ code, message }) =>
      resolve(/GOAWAY|REFUSED/.test(`${code} ${message}`) && status === 0 ? 'refused' : 'lost'),
    );
  });
}

async function openRaw(port) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  let text = '';
  let closed = false;
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.on('close', () => {
    closed = true;
  });
  /** Sends, and answers with what has come when so much time has passed or the connection is closed. */
  return async (sent, ms) => {
    text = '';
    if (sent !== '') socket.write(sent);
    for (const until = performance.now() + ms; performance.now() < until && !closed; ) await delay(10);
    return text;
  };
}

/** Whether a request got its whole answer, with 200. */
export function ask(port, { agent = new Agent(), path = '/', method = 'GET', body } = {}) {
  return new Promise((resolve) => {
    const request = httpRequest({ port, host: '127.0.0.1', agent, path, method }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200 && response.complete));
      response.once('error', () => resolve(false));
    });
    request.once('error', () => resolve(false));
    request.end(body);
  });
}

function sum(results, key) {
  return results.reduce((total, result) => total + result[key], 0);
}
