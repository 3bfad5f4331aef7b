import { expect, test } from 'vitest';
import { agentContainer, explainEnd } from './agent-container.ts';

const image = { reference: 'quay/node', node: '/opt/node' };

test('who looks from beside is in no namespace of the container but the network', () => {
  const { name, args } = agentContainer(image, ['--eval', 'x'], { view: 'beside', container: 'beef', labels: ['a=b'] });
  const text = args.join(' ');
  expect(text).toContain('--pid host');
  expect(text).toContain('--network container:beef');
  expect(text).not.toContain('--pid container:');
  expect(text).toContain(`--name ${name} `);
  expect(text).toMatch(/--label a=b.* --entrypoint \/opt\/node quay\/node --eval x$/);
});

test('who watches several joins none', () => {
  const { args } = agentContainer(image, [], { view: 'beside', labels: [], interactive: true });
  expect(args.join(' ')).toContain('--network none');
  expect(args).toContain('--interactive');
});

test.each([
  ['beside', 137, '', 'the agent was ended from outside (exit code 137)'],
  [
    'inside',
    137,
    '',
    'the agent was ended in the process namespace of quay, whose processes can do that (exit code 137)',
  ],
  [
    'beside',
    125,
    "docker: Error response from daemon: no such thing.\n\nRun 'docker run --help' for more information\n",
    'the agent ended with exit code 125: docker: Error response from daemon: no such thing.',
  ],
  [
    'inside',
    1,
    'Debugger listening\nTypeError: quay\n\n',
    'the agent ended in the process namespace of quay with exit code 1: TypeError: quay',
  ],
  ['inside', 1, '', 'the agent ended in the process namespace of quay with exit code 1'],
] as const)('%s, exit code %i: %j', (view, exitCode, stderr, reason) => {
  expect(explainEnd(view, { exitCode, stderr }, 'quay')).toEqual(reason);
});
