import { expect, test } from 'vitest';
import { parseListeners, parseUnread } from './parse-sockets.ts';

const HEADER = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const REST = '00000000:00000000 00:00000000 00000000  1717        0 48213 1 0000000023f2d3a0 100 0 0 10 0';
const row = (local: string, state = '0A') => `   0: ${local} 00000000:0000 ${state} ${REST}\n`;

test('only sockets that listen, with the name that links give them', () => {
  expect(parseListeners(HEADER + row('00000000:104D') + row('0100007F:104D', '01'))).toEqual([
    { address: '0.0.0.0', port: 4173, link: 'socket:[48213]' },
  ]);
});

test.each([
  ['00000000:1B9E', '0.0.0.0', 7070],
  ['0100007F:1B9E', '127.0.0.1', 7070],
  ['0202A8C0:0050', '192.168.2.2', 80],
  ['00000000000000000000000000000000:1B9E', '::', 7070],
  ['00000000000000000000000001000000:1B9E', '::1', 7070],
  ['0000000000000000FFFF00000100007F:1B9E', '::ffff:7f00:1', 7070],
  ['B80D0120000000000000000007000000:1B9E', '2001:db8::7', 7070],
])('%s is %s', (local, address, port) => {
  expect(parseListeners(HEADER + row(local))).toMatchObject([{ address, port }]);
});

test('what is no table has no sockets', () => {
  for (const text of ['', HEADER, `${HEADER}   0: 0100007F 0A\n`, `${HEADER}${row('XYZ:0050')}`, '\0\n\n:\n']) {
    expect(parseListeners(text)).toEqual([]);
  }
});

test('a row whose queues are of another form does not listen', () => {
  expect(parseListeners(HEADER + row('00000000:104D').replace('00000000:00000000', '0:0'))).toEqual([]);
});

test('the first line is a heading, and an address is all of its column', () => {
  expect(parseListeners(row('00000000:104D'))).toEqual([]);
  expect(parseListeners(HEADER + row('F00000000:104D'))).toEqual([]);
  expect(parseListeners(HEADER + row('00000000:104D7'))).toEqual([]);
});

/** A connection of port 3000 (0BB8) on 172.17.0.2, as the kernel prints one in either table. */
function connection(local: string, remote: string, state: string, received: string): string {
  return `  12: ${local} ${remote} ${state} 00000000:${received} 00:00000000 00000000     0        0 0 1 0000000000000000 20 4 30 10 -1\n`;
}

test('connections with bytes that nobody has read, by who is at their other end', () => {
  const table =
    HEADER +
    connection('020011AC:0BB8', '010011AC:D431', '01', '00000195') +
    connection('020011AC:0BB8', '010011AC:D432', '01', '00000000') +
    connection('020011AC:0BB8', '010011AC:D433', '08', '00000001') +
    // Three connections wait to be accepted: that are no bytes.
    connection('00000000:0BB8', '00000000:0000', '0A', '00000003');
  expect(parseUnread(table)).toEqual([{ port: 3000, peer: { address: '172.17.0.1', port: 54_321 }, bytes: 405 }]);
});

test('an IPv4 connection to a server that listens on `::` is one, too', () => {
  const mapped = (end: string) => `0000000000000000FFFF0000${end}`;
  const table = HEADER + connection(mapped('020011AC:0BB8'), mapped('010011AC:D431'), '01', '00000001');
  expect(parseUnread(table)).toEqual([{ port: 3000, peer: { address: '::ffff:ac11:1', port: 54_321 }, bytes: 1 }]);
});

test('a table of another form has no connections', () => {
  for (const text of ['', `${HEADER}  12: 020011AC:0BB8 010011AC:D431 01 405\n`, `${HEADER}  12: x y 01 0:1\n`]) {
    expect(parseUnread(text)).toEqual([]);
  }
});

test('a row whose other end or queues are of another form is none, whatever it begins with', () => {
  const good = connection('020011AC:0BB8', '010011AC:D431', '01', '00000195');
  expect(parseUnread(HEADER + good)).toHaveLength(1);
  for (const [part, other] of [
    ['010011AC:D431', '010011AC'],
    ['00000000:00000195', 'F00000000:00000195'],
    ['00000000:00000195', '00000000:00000195F'],
    ['00000000:00000195', '00000195'],
  ] as const) {
    expect(parseUnread(HEADER + good.replace(part, other))).toEqual([]);
  }
});
