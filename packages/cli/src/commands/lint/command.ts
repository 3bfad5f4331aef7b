import { findingFormats } from '@seaworthy/report';
import { failOnOption } from '../../invocation/judging-options.ts';
import { defineCommand } from '../define-command.ts';

const kinds = Object.values(findingFormats).map(({ id, title }) => `${id}: ${title}`);

export default defineCommand({
  name: 'lint',
  summary: 'holds Dockerfiles, compose files and ignore files against rules, without an engine',
  description: `Reads the Dockerfiles, compose files and ignore files of folders, or those that are named, and says what is wrong in them, line by line; each rule has a page in docs/rules. Builds and runs nothing. A comment \`# seaworthy-ignore RULE: reason\` above a line excuses it; without a reason it excuses nothing. Exits with 1 when a finding reaches --fail-on, and with 2 when a file could not be read or there is none. Formats: ${kinds.join('; ')}.`,
  arguments: [{ name: '[PATHS...]', description: 'Files and folders; default: the current folder.' }],
  options: [
    { flags: '--format <format>', description: 'How findings are written.', choices: Object.keys(findingFormats) },
    { flags: '-o, --output <file>', description: 'Write them to this file instead of stdout.' },
    failOnOption('medium'),
    { flags: '--fix', description: 'Write what is safe to write; everything else of a file stays as it is.' },
    { flags: '--dry-run', description: 'Write nothing; show what --fix would change.' },
  ],
  examples: [
    { command: 'seaworthy lint', does: 'read every Dockerfile, compose file and ignore file of the current folder' },
    { command: 'seaworthy lint --fix Dockerfile', does: 'mend what can be mended safely' },
    { command: 'seaworthy lint --format sarif -o lint.sarif', does: 'for code scanning in CI' },
  ],
});
