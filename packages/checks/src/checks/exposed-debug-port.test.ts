import { containerProcess, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './exposed-debug-port.ts';

const check = kept(declared);

function judge(address: string, port: number, command: string) {
  const listeningPorts = { sockets: [{ address, port }], declared: [port], published: [] };
  return check.judge({ listeningPorts, processes: [containerProcess({ command })] }, subject());
}

test('passes without one, with one on loopback, and beside another port', () => {
  expect(judge('0.0.0.0', 4173, 'node shop.js').outcome).toBe('pass');
  expect(judge('127.0.0.1', 9229, 'node --inspect shop.js').outcome).toBe('pass');
  expect(judge('0.0.0.0', 4173, 'node --inspect=127.0.0.1:4174 shop.js').outcome).toBe('pass');
  expect(judge('0.0.0.0', 417, 'node --inspect=0.0.0.0:4174 shop.js').outcome).toBe('pass');
});

test('fails for one that was open for a time', () => {
  const later = [{ address: '::', port: 9229 }];
  const listeningPorts = { sockets: [], later, declared: [], published: [] };
  expect(check.judge({ listeningPorts, processes: [containerProcess()] }, subject()).outcome).toBe('fail');
});

test('a program whose name ends as that of a debugger is none', () => {
  expect(judge('::', 2345, './mydlv exec --listen=:2345').outcome).toBe('pass');
});

test.each([
  ['0.0.0.0', 9229, 'node shop.js'],
  ['::', 4219, 'node --inspect=0.0.0.0:4219 shop.js'],
  ['0.0.0.0', 4220, 'node --inspect-brk=[::]:4220 shop.js'],
  ['0.0.0.0', 5678, 'python -m debugpy --listen 0.0.0.0:5678 -m shop'],
  ['::', 5005, 'java -agentlib:jdwp=transport=dt_socket,server=y,address=*:5005 -jar shop.jar'],
  ['::', 2345, 'dlv exec ./shop --headless --listen=:2345'],
  ['::', 2345, '/bin/dlv exec ./shop --headless --listen=:2345'],
])('fails for %s:%i of %s', (address, port, command) => {
  expect(judge(address, port, command)).toMatchObject({
    outcome: 'fail',
    seen: expect.arrayContaining([`${address}:${port}`]),
  });
});
