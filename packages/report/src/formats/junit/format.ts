import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: 'junit',
  title: 'JUnit XML, for the test results of a CI server',
  extension: 'xml',
  mediaType: 'application/xml',
  renderFindings: async (findings) => (await import('./render-junit.ts')).renderFindings(findings),
  render: async (report) => (await import('./render-junit.ts')).renderReport(report),
});
