import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: 'terminal',
  title: 'the table of verdicts',
  extension: 'txt',
  mediaType: 'text/plain',
  renderFindings: async (findings, options) => (await import('./render-findings.ts')).renderFindings(findings, options),
  render: async (report, options) => (await import('./render-terminal.ts')).renderTerminal(report, options),
});
