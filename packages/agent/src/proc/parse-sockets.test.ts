import { expect, test } from 'vitest';
import { parseListeners } from './parse-sockets.ts';

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

test('the first line is a heading, and an address is all of its column', () => {
  expect(parseListeners(row('00000000:104D'))).toEqual([]);
  expect(parseListeners(HEADER + row('F00000000:104D'))).toEqual([]);
  expect(parseListeners(HEADER + row('00000000:104D7'))).toEqual([]);
});
