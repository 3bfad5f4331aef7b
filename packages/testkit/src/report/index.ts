export { comparedReport } from './compared-report.ts';
export { someFindings } from './findings.ts';
export { launchChromium } from './launch-chromium.ts';
export * from './page-measures.ts';
export * from './reports.ts';
