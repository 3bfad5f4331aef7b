import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: 'json',
  title: 'the document, for programs',
  extension: 'json',
  mediaType: 'application/json',
  render: async (report) => `${JSON.stringify(report, undefined, 2)}\n`,
});
