import { formats } from '@seaworthy/report';
import { defineCommand } from '../define-command.ts';

const kinds = Object.values(formats).map(({ id, title }) => `${id}: ${title}`);

export default defineCommand({
  name: 'report',
  summary: 'shows the last report again, opens its page, or gives it in another format',
  description: `Shows the report that the last \`ship\` or \`prove\` saved; looks at nothing again. Without --format, at a terminal with a desktop, its page is opened in the browser as well. Formats: ${kinds.join('; ')}.`,
  arguments: [{ name: '[DIR]', description: 'Folder of the project; default: the current one.' }],
  options: [
    {
      flags: '--format <format>',
      description: 'How it is written.',
      choices: Object.keys(formats),
    },
    { flags: '--no-open', description: 'Only say where the page is.' },
    { flags: '-o, --output <file>', description: 'Write it to this file instead of stdout.' },
    { flags: '--from <report>', description: 'Take this report.json instead of the one of the last run.' },
  ],
  examples: [
    { command: 'seaworthy report', does: 'the verdicts of the last run, and its page in the browser' },
    { command: 'seaworthy report --format markdown', does: 'the same for a pull request' },
    { command: 'seaworthy report --format html -o report.html', does: 'the page, to hand on' },
  ],
});
