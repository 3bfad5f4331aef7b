import { formats } from '@seaworthy/report';
import { defineCommand } from '../define-command.ts';

const kinds = Object.values(formats).map(({ id, title }) => `${id}: ${title}`);

export default defineCommand({
  name: 'report',
  summary: 'shows the last report again, or in another format',
  description: `Renders the report that the last \`ship\` or \`prove\` saved; looks at nothing again. Formats: ${kinds.join('; ')}.`,
  arguments: [{ name: '[DIR]', description: 'Folder of the project; default: the current one.' }],
  options: [
    {
      flags: '--format <format>',
      description: 'How it is written.',
      choices: Object.keys(formats),
      default: 'terminal',
    },
    { flags: '-o, --output <file>', description: 'Write it to this file instead of stdout.' },
    { flags: '--from <report>', description: 'Take this report.json instead of the one of the last run.' },
  ],
  examples: [
    { command: 'seaworthy report', does: 'the verdicts of the last run' },
    { command: 'seaworthy report --format markdown', does: 'the same for a pull request' },
    { command: 'seaworthy report --format html -o report.html', does: 'the page, to hand on' },
  ],
});
