import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: 'sarif',
  title: 'SARIF 2.1.0, for code scanning',
  extension: 'sarif',
  mediaType: 'application/sarif+json',
  renderFindings: async (findings) => (await import('./findings-sarif.ts')).renderFindings(findings),
  render: async (report) => (await import('./report-sarif.ts')).renderReport(report),
});
