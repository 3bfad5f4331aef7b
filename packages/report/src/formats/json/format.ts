import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: 'json',
  title: 'the document, for programs',
  extension: 'json',
  mediaType: 'application/json',
  renderFindings: async (findings) => `${JSON.stringify(findings, undefined, 2)}\n`,
  render: async (report) => `${JSON.stringify(report, undefined, 2)}\n`,
});
