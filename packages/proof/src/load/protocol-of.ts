import { connect } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { askHttp } from './ask-http.ts';
import type { Protocol } from './carriers/carrier.ts';

const DEADLINE_MS = 1000;
const LOOPBACK = '127.0.0.1';
/** What a client of HTTP/2 begins with (RFC 9113, 3.4), and its settings: none. */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0', 'latin1');
/** Of a frame, in its header. */
const TYPE = { at: 3, settings: 4 };
/** What servers of HTTPS say to a plain request: Go, nginx and Apache do. */
const BAD_REQUEST = 400;

/**
 * What a port of this machine speaks, found out by trying; `undefined`: none of these, or nobody answers. A plain request
 * comes first: most ports answer it, and no server has to note down what it can't understand.
 */
export async function protocolOf(port: number, path = '/', deadlineMs = DEADLINE_MS): Promise<Protocol | undefined> {
  const { status } = await askHttp({ port, protocol: 'http' }, path, { deadlineMs });
  if (status !== undefined && status !== BAD_REQUEST) return 'http';
  if (await speaksTls(port, deadlineMs)) return 'https';
  if (status === BAD_REQUEST) return 'http';
  const begin = await answerTo(PREFACE, port, deadlineMs);
  return begin[TYPE.at] === TYPE.settings ? 'h2c' : undefined;
}

function speaksTls(port: number, deadlineMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectSecurely({ host: LOOPBACK, port, rejectUnauthorized: false });
    const end = (speaks: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(speaks);
    };
    const timer = setTimeout(() => end(false), deadlineMs);
    socket.once('secureConnect', () => end(true));
    socket.on('error', () => end(false));
    socket.once('close', () => end(false));
  });
}

/** The first bytes that come back; empty when none do. */
function answerTo(said: Buffer, port: number, deadlineMs: number): Promise<Buffer> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK, () => socket.write(said));
    const end = (answer: Buffer) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(Buffer.alloc(0)), deadlineMs);
    socket.once('data', end);
    socket.on('error', () => end(Buffer.alloc(0)));
    socket.once('close', () => end(Buffer.alloc(0)));
  });
}
