import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'logs',
  summary: 'prints what the services wrote',
  description:
    'Prints the logs of all services of the project, or of those named. With --json each line is a document of its own: service, container, stream, time and line.',
  arguments: [
    {
      name: '[SERVICES...]',
      description: 'Names of services; default: all. A folder is written with a slash (./shop) and comes first.',
    },
  ],
  options: [
    { flags: '-f, --follow', description: 'Go on until Ctrl-C.' },
    { flags: '--tail <lines>', description: 'Only the last lines of each service.', default: 100 },
  ],
  examples: [
    { command: 'seaworthy logs', does: 'the last 100 lines of each service' },
    { command: 'seaworthy logs --json', does: 'the same as JSON lines, with their times' },
    { command: 'seaworthy logs api --follow', does: 'what the api writes from now on' },
  ],
});
