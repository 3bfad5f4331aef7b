import { expect, test } from 'vitest';
import { listeningSockets } from './parse-sockets.ts';

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:104D 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1717        0 48213 1 0000000023f2d3a0 100 0 0 10 0
   1: 0100007F:104D 0100007F:C3A2 01 00000000:00000000 00:00000000 00000000  1717        0 48991 1 0000000023f2d3a8 20 4 30 10 -1
`;

test('the sockets that listen, as links name them', () => {
  expect(listeningSockets(TABLE)).toEqual(['socket:[48213]']);
  expect(listeningSockets('')).toEqual([]);
});
