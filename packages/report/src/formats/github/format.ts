import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: 'github',
  title: 'annotations, for the log of a GitHub workflow',
  extension: 'txt',
  mediaType: 'text/plain',
  renderFindings: async (findings) => (await import('./render-annotations.ts')).renderFindings(findings),
  render: async (report) => (await import('./render-annotations.ts')).renderReport(report),
});
