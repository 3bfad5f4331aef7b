import { setTimeout } from 'node:timers/promises';
import { judge } from '@seaworthy/checks';
import type { EvidenceKind, EvidenceValues } from '@seaworthy/core/model';
import { findSubstitution, requireEngine } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { beforeAll, expect, test } from 'vitest';
import { defineExperiment } from '../experiments/define-experiment.ts';
import { experiments } from '../experiments/experiments.gen.ts';
import { type Proof, prove } from '../prove/prove.ts';
import { observed } from './observation.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
const WITH_SHELL = 'node:22-trixie-slim';
const CONFINED = `cap_drop: [ALL]
    security_opt: ['no-new-privileges:true']
    stop_grace_period: 1s`;

/** Each service is hostile in a way of its own; `keeper` and `guest` share a process namespace. */
const STACK = `
name: pirates
services:
  killer:
    image: ${NODE}
    user: '0:0'
    stop_grace_period: 1s
    entrypoint: [/nodejs/bin/node, -e]
    command:
      - |
        const others = () => require('fs').readdirSync('/proc').map(Number).filter((pid) => pid > 1);
        const kill = (pid) => { try { process.kill(pid, 'SIGKILL') } catch (error) { if (error.code !== 'ESRCH') throw error } };
        setInterval(() => others().forEach(kill), 5);
  crowd:
    image: ${WITH_SHELL}
    user: '65532:65532'
    ${CONFINED}
    entrypoint: [sh, -c]
    command:
      - |
        long=$$(printf '%010000d' 7)
        for one in $$(seq 80); do sh -c 'sleep 1000; :' "$$long" & done
        exec sleep 1000
  late:
    image: ${WITH_SHELL}
    user: nobody
    stop_grace_period: 1s
    entrypoint: [sh, -c]
    command: ['sleep 3; sleep 1000 | su']
  opener:
    image: ${NODE}
    user: nobody
    stop_grace_period: 1s
    entrypoint: [/nodejs/bin/node, -e]
    command:
      - |
        setTimeout(() => require('http').createServer().listen(7171), 4000);
        setInterval(() => {}, 1000);
  keeper:
    image: ${WITH_SHELL}
    user: '0:0'
    stop_grace_period: 1s
    entrypoint: [sleep, '1001']
  guest:
    image: ${WITH_SHELL}
    user: '1717:1717'
    pid: service:keeper
    ${CONFINED}
    entrypoint: [sh, -c]
    command: ['sleep 1002; :']
`;

/** Longer than `late` stays harmless. */
const wait = defineExperiment({
  ...{ id: 'wait', title: 'Waiting', needs: ['container'], disturbs: 'nothing', timing: false, yields: ['exposure'] },
  async run() {
    await setTimeout(6000);
    return { exposure: observed('waiting', { ports: [] }) };
  },
});

let proof: Proof;

beforeAll(async () => {
  const engine = await requireEngine();
  const substitutions = await substituteBaseImages(engine, [NODE, WITH_SHELL]);
  await using folder = await makeTemporaryFolder({ 'compose.yaml': STACK });
  proof = await prove(engine, {
    target: { kind: 'compose', directory: folder.path, files: ['compose.yaml'] },
    substitutions,
    findAgent: async () => ({
      reference: findSubstitution(substitutions, NODE)?.substitute ?? NODE,
      node: '/nodejs/bin/node',
    }),
    experiments: [
      experiments.kernel,
      experiments.processes,
      experiments['listening-ports'],
      experiments['stop-under-load'],
      wait,
    ],
    onEvent: () => undefined,
  });
});

function seenOf<Kind extends EvidenceKind>(service: string, kind: Kind): EvidenceValues[Kind] {
  const found = proof.evidence.services.find(({ subject }) => subject.service === service)?.observations[kind];
  if (found?.observed !== true) throw new Error(`${kind} of ${service}: ${found?.reason}`);
  return found.value as EvidenceValues[Kind];
}
const reasonOf = (service: string, kind: EvidenceKind) => {
  const found = proof.evidence.services.find(({ subject }) => subject.service === service)?.observations[kind];
  return found?.observed === false ? found.reason : undefined;
};
const outcomeOf = (service: string, check: string) =>
  judge(proof.evidence).find((verdict) => verdict.service === service && verdict.check === check)?.outcome;

// One that was started again, because time decides on a busy machine, is seen again: what is told holds for each time.

test('a container that kills every process it can see is judged like any other', () => {
  expect(new Set(seenOf('killer', 'processes').map(({ pid, uid }) => `pid ${pid}, uid ${uid}`))).toEqual(
    new Set(['pid 1, uid 0']),
  );
  expect(seenOf('killer', 'mounts')).toMatchObject({ rootReadOnly: false });
  expect(outcomeOf('killer', 'root-user')).toBe('fail');
  // Who collects orphans can be seen only from where it kills.
  expect(reasonOf('killer', 'init')).toMatch(/^the agent (was )?ended in the process namespace of killer/);
});

test('long command lines and many processes cut nothing off', () => {
  const processes = seenOf('crowd', 'processes');
  const all = processes.reduce((count, { alike = 0 }) => count + 1 + alike, 0);
  expect(all).toBeGreaterThanOrEqual(161);
  expect(processes.length).toBeLessThan(100);
  expect(Math.max(...processes.map(({ command }) => command.length))).toBeLessThan(500);
  expect(outcomeOf('crowd', 'root-user')).toBe('pass');
});

test('what becomes root three seconds after the start is seen', () => {
  const asRoot = seenOf('late', 'processes').filter(({ uid }) => uid === 0);
  expect(new Set(asRoot.map(({ command }) => command))).toEqual(new Set(['su']));
  expect(Math.min(...asRoot.map(({ firstMs = 0 }) => firstMs))).toBeGreaterThan(2500);
  expect(outcomeOf('late', 'root-user')).toBe('fail');
});

test('a port that is opened four seconds after the start is seen', () => {
  // On a busy machine it may be there already when it is looked at for the first time.
  const { sockets, later = [] } = seenOf('opener', 'listeningPorts');
  expect([...sockets, ...later]).toMatchObject([{ port: 7171 }]);
  expect(outcomeOf('opener', 'undeclared-port')).toBe('fail');
});

test('in a shared process namespace each is judged by its own processes', () => {
  const kindsOf = (service: string) =>
    new Set(seenOf(service, 'processes').map(({ uid, command }) => `${uid} ${command}`));
  expect(kindsOf('guest')).toEqual(new Set(['1717 sh -c sleep 1002; :', '1717 sleep 1002']));
  expect(kindsOf('keeper')).toEqual(new Set(['0 sleep 1001']));
  expect([outcomeOf('guest', 'root-user'), outcomeOf('keeper', 'root-user')]).toEqual(['pass', 'fail']);
  expect(reasonOf('guest', 'init')).toContain('its orphans go to the PID 1 of somebody else');
});
