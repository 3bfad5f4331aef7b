import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: 'terminal',
  title: 'the table of verdicts',
  extension: 'txt',
  mediaType: 'text/plain',
  render: async (report, options) => (await import('./render-terminal.ts')).renderTerminal(report, options),
});
