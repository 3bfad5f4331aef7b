import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: 'html',
  title: 'a page of one file, for the browser',
  extension: 'html',
  mediaType: 'text/html',
  render: async (report) => (await import('./render-html.ts')).renderHtml(report),
});
