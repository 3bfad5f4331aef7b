import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { browserHeaders } from '../../load/carriers/browser-headers.ts';

/** A WebSocket that this side keeps open. */
export interface OpenWebSocket {
  path: string;
  /** Status of the server's close frame; -1 when it had none; absent when no close frame came. */
  closedBy(): number | undefined;
  destroy(): void;
}

const DEADLINE_MS = 2000;
/** RFC 6455, 1.3: what proves that the server means a WebSocket. */
const PROOF = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const [CLOSE, PING, PONG] = [0x8, 0x9, 0xa];
/** Nobody sends more before it says goodbye. */
const MOST_BYTES = 1_000_000;

/** Tries to open a WebSocket at a path; `undefined` where there is none. Never rejects. */
export function openWebSocket(port: number, path: string): Promise<OpenWebSocket | undefined> {
  return new Promise((resolve) => {
    const key = randomBytes(16).toString('base64');
    const message = request({
      ...{ host: '127.0.0.1', port, path, agent: false },
      headers: {
        ...browserHeaders,
        ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': key },
      },
    });
    const none = () => {
      clearTimeout(timer);
      message.destroy();
      resolve(undefined);
    };
    const timer = setTimeout(none, DEADLINE_MS);
    message.on('error', none);
    message.once('response', none);
    message.once('upgrade', ({ statusCode, headers }, socket, head) => {
      const accept = createHash('sha1').update(`${key}${PROOF}`).digest('base64');
      if (statusCode !== 101 || headers['sec-websocket-accept'] !== accept) return none();
      clearTimeout(timer);
      resolve({ path, ...follow(socket, head) });
    });
    message.end();
  });
}

/** Answers pings and the close frame, as every client does, and leaves it to the server to end the connection. */
function follow(socket: Duplex, head: Buffer): Omit<OpenWebSocket, 'path'> {
  let closed: number | undefined;
  let rest: Buffer = Buffer.alloc(0);
  const read = (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    if (rest.length > MOST_BYTES) socket.destroy();
    for (let frame = parseFrame(rest); frame !== undefined; frame = parseFrame(rest)) {
      rest = rest.subarray(frame.size);
      if (frame.opcode === PING) socket.write(maskedFrame(PONG, frame.payload));
      if (frame.opcode !== CLOSE || closed !== undefined) continue;
      closed = frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : -1;
      socket.write(maskedFrame(CLOSE, frame.payload.subarray(0, 2)));
    }
  };
  // That it breaks is what may come of it, and seen by the missing frame.
  socket.on('error', () => undefined);
  socket.on('data', read);
  if (head.length > 0) read(head);
  return { closedBy: () => closed, destroy: () => socket.destroy() };
}

/** Exported for its test. The first frame of what a server sent (RFC 6455, 5.2); `undefined` while it is not complete. */
export function parseFrame(bytes: Buffer): { opcode: number; payload: Buffer; size: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const start = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < start) return undefined;
  const length = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
  if (bytes.length < start + length) return undefined;
  return { opcode: bytes.readUInt8(0) & 0xf, payload: bytes.subarray(start, start + length), size: start + length };
}

/** What a client sends is masked; these are control frames, which are short. */
function maskedFrame(opcode: number, payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const masked = Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length]), mask, masked]);
}
