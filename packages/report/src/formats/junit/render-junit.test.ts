import { smallReport, someFindings } from '@seaworthy/testkit/report';
import { expect, test } from 'vitest';
import { renderFindings, renderReport } from './render-junit.ts';

test('a suite for each file, a failed case for each finding', () => {
  expect(renderFindings(someFindings())).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="lint" tests="4" failures="3" errors="0" skipped="0">
  <testsuite name="my app/Dockerfile" tests="2" failures="2" errors="0" skipped="0">
    <testcase name="root-user 3:6" classname="my app/Dockerfile"><failure message="No USER is set, and &lt;node:22&gt; runs as root.">my app/Dockerfile:3:6
No USER is set, and &lt;node:22&gt; runs as root.
Fix: Add a numeric \`USER 65532:65532\`.</failure></testcase>
    <testcase name="interactive-install 12:13" classname="my app/Dockerfile"><failure message="apt-get install asks: 100%, before it goes on.">my app/Dockerfile:12:13
apt-get install asks: 100%, before it goes on.
Fix: Add \`-y\`.</failure></testcase>
  </testsuite>
  <testsuite name="compose.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="rules" classname="compose.yaml"/>
  </testsuite>
  <testsuite name="pipe/Dockerfile" tests="1" failures="1" errors="0" skipped="0">
    <testcase name="rules" classname="pipe/Dockerfile"><failure message="not read">it is a named pipe, not a regular file</failure></testcase>
  </testsuite>
</testsuites>
`);
});

test('a suite for each service; what is unknown is skipped, and says why', () => {
  const xml = renderReport(smallReport());
  expect(xml).toContain('<testsuites name="harbour" tests="4" failures="1" errors="0" skipped="2">');
  expect(xml).toContain('<testcase name="slow-shutdown" classname="tide"/>');
  expect(xml).toContain('<skipped message="unknown: ');
});
