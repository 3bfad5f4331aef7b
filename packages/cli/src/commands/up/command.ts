import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'up',
  summary: 'starts the stack and waits until it is healthy',
  description:
    'Starts the services of a profile through `docker compose` and waits until each is healthy; says why when one does not get there. Images that are not there yet are built first. Profile `test` runs the test suites, like `seaworthy test`. Exits with 1 when a service or a suite fails.',
  arguments: [{ name: '[DIR]', description: 'Folder of the project; default: the current one.' }],
  options: [
    {
      flags: '-p, --profile <name>',
      description: 'What to start.',
      choices: ['dev', 'prod', 'test'],
      default: 'prod',
    },
    { flags: '--timeout <seconds>', description: 'How long to wait for healthy services.', default: 120 },
  ],
  examples: [
    { command: 'seaworthy up', does: 'start the production stack on this machine' },
    { command: 'seaworthy up --profile dev', does: 'start it with hot reload and debugger' },
  ],
});
