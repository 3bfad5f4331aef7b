import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: 'markdown',
  title: 'for a pull request or the summary of a CI job',
  extension: 'md',
  mediaType: 'text/markdown',
  render: async (report) => (await import('./render-markdown.ts')).renderMarkdown(report),
});
