import type { Findings, Report } from '@seaworthy/core/model';
import { printable, printableLine } from '@seaworthy/core/text';

interface Case {
  name: string;
  group: string;
  failure?: { message: string; text: string };
  /** Why nothing is known. */
  skipped?: string;
}

/** A suite for each file that was read, a failed case for each finding; a file without one passes, an unread one is an error. */
export function renderFindings({ files, findings, unread }: Findings): string {
  const suites = files.map(({ path }) => {
    const own = findings.filter(({ file }) => file === path);
    const cases = own.map(({ rule, line, column, message, fix }) => ({
      ...{ name: `${rule} ${line}:${column}`, group: path },
      failure: { message, text: `${path}:${line}:${column}\n${message}\nFix: ${fix}` },
    }));
    return { name: path, cases: cases.length > 0 ? cases : [{ name: 'rules', group: path }] };
  });
  const open = unread.map(({ file, reason }) => ({
    name: file,
    cases: [{ name: 'rules', group: file, failure: { message: 'not read', text: reason } }],
  }));
  return renderSuites('lint', [...suites, ...open]);
}

/** A suite for each service, a case for each verdict; what is unknown or does not apply is skipped. */
export function renderReport({ name, verdicts }: Report): string {
  const services = [...new Set(verdicts.map(({ service }) => service))];
  const suites = services.map((service) => ({
    name: service,
    cases: verdicts
      .filter((verdict) => verdict.service === service)
      .map(({ check, outcome, message, seen, fix }): Case => {
        const place = { name: check, group: service };
        if (outcome === 'pass') return place;
        if (outcome !== 'fail') return { ...place, skipped: `${outcome}: ${message}` };
        const text = [message, ...seen, ...(fix === undefined ? [] : [`Fix: ${fix}`])].join('\n');
        return { ...place, failure: { message, text } };
      }),
  }));
  return renderSuites(name, suites);
}

function renderSuites(name: string, suites: readonly { name: string; cases: readonly Case[] }[]): string {
  const body = suites.map((suite) => {
    const head = `<testsuite name="${escapeText(suite.name)}" ${countsOf(suite.cases)}>`;
    return [`  ${head}`, ...suite.cases.map(renderCase), '  </testsuite>'].join('\n');
  });
  const all = countsOf(suites.flatMap(({ cases }) => cases));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escapeText(name)}" ${all}>`,
    ...body,
    '</testsuites>',
    '',
  ].join('\n');
}

function countsOf(cases: readonly Case[]): string {
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  const skipped = cases.filter((one) => one.skipped !== undefined).length;
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
}

function renderCase({ name, group, failure, skipped }: Case): string {
  const head = `    <testcase name="${escapeText(name)}" classname="${escapeText(group)}"`;
  if (skipped !== undefined) return `${head}><skipped message="${escapeText(skipped)}"/></testcase>`;
  if (failure === undefined) return `${head}/>`;
  const text = printable(failure.text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `${head}><failure message="${escapeText(failure.message)}">${text}</failure></testcase>`;
}

function escapeText(text: string): string {
  return printableLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', ' ');
}
