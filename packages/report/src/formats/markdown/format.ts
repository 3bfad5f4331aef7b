import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: 'markdown',
  title: 'for a pull request',
  extension: 'md',
  mediaType: 'text/markdown',
  render: async (report) => (await import('./render-markdown.ts')).renderMarkdown(report),
});
