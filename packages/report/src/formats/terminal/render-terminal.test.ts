import { textWidth } from '@seaworthy/core/format';
import {
  failedBuildReport,
  failingReport,
  hostileReport,
  noEngineReport,
  smallReport,
  todoReport,
} from '@seaworthy/testkit/report';
import { describe, expect, it } from 'vitest';
import { renderTerminal } from './render-terminal.ts';

const small = `\
✗ crane: It takes too long to stop (high)
  Killed 10.2 s after SIGTERM. (10.2 s, budget 7 s)
    exit code 137
    killed: true
    grace: 10 s
    and 1 line more
  Fix: Start the server with \`exec\`, so that it gets the signal.
  More: docs/checks/slow-shutdown.md

? crane: The database is not reachable from the host
  The container was gone.

                           tide             crane
It takes too long to stop  ✓ 840 ms of 7 s  ✗ 10.2 of 7 s

✗ harbour is not seaworthy
  4 verdicts: 1 failed, 1 unknown, 1 passed, 1 not applicable · 1 min 05 s
`;

describe('renderTerminal', () => {
  it('says what failed and why, then the numbers, and the sum', () => {
    expect(renderTerminal(smallReport(), { colour: false, width: 90 })).toBe(small);
  });

  it('says the same with colour, and has no escape sequence without', () => {
    const coloured = renderTerminal(smallReport(), { colour: true, width: 90 });
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(coloured).toMatch(escapes);
    expect(coloured.replace(escapes, '')).toBe(small);
  });

  it('lists numbers service by service where columns do not fit, in ASCII on request', () => {
    const text = renderTerminal(smallReport(), { colour: false, width: 40, unicode: false });
    expect(text.split('\n').slice(-9, -4)).toEqual([
      'tide',
      '  It takes too long to~  + 840 ms of 7 s',
      'crane',
      '  It takes too long to s~  x 10.2 of 7 s',
      '',
    ]);
    expect(text).toMatch(/^[\n -~]*$/);
  });

  it('gives each number a row with its own label, and counts what merely passes', () => {
    const report = todoReport();
    for (const verdict of report.verdicts.filter(({ check }) => check === 'oversized-image'))
      for (const [index, measure] of verdict.measures.entries()) measure.label = ['Transferred', 'Unpacked'][index];
    for (const verdict of report.verdicts.filter(({ check }) => check === 'lost-in-flight-request'))
      for (const measure of verdict.measures) Object.assign(measure, { of: 32, label: 'Lost in flight' });
    const text = renderTerminal(report, { colour: false, width: 80 });
    expect(text).toContain(`\
Lost in flight               ✓ 0 of 32         – n/a             ✓ 0 of 32
`);
    expect(text).toContain(`\
Transferred                  ✓ 38.1 of 50 MB   ✓ 37.9 of 250 MB  ✓ 47.8 of 60 MB
Unpacked                     ✓ 111 of 130 MB   ✓ 94.2 of 700 MB  ✓ 134 of 160 MB
✓ 32 more checks pass

✓ todo is seaworthy
`);
  });

  it('names the page where it lies for the reader, on one line', () => {
    const text = renderTerminal(smallReport(), { width: 40, pathOf: (page) => `/somewhere/far/away/${page}` });
    expect(text).toContain('\n  More: /somewhere/far/away/docs/checks/slow-shutdown.md\n');
  });

  it('never gets wider than the terminal', () => {
    for (const width of [30, 40, 60, 80, 120]) {
      for (const report of [
        failingReport(),
        noEngineReport(),
        failedBuildReport(),
        hostileReport('漢字 '.repeat(40)),
      ]) {
        const lines = renderTerminal(report, { colour: false, width }).split('\n');
        expect(lines.filter((line) => textWidth(line) > width && !line.startsWith('  More: '))).toEqual([]);
      }
    }
  });

  it('lets no text of the report steer the terminal', () => {
    const text = renderTerminal(hostileReport('\u001b[2Jgone\u0007\rx\u202E'), { colour: false, width: 80 });
    expect(text).not.toMatch(/[^\n\P{Cc}]|\u202E/u);
  });

  it('names the step that failed with its last lines, and the limitation of a run', () => {
    expect(renderTerminal(failedBuildReport(), { colour: false, width: 80 })).toBe(`\
✗ The build failed in web-build
  RUN --mount=type=cache,target=/app/.next/cache npm run build
    Type error: Property "titel" does not exist on type "Todo".
      14 | <li>{todo.titel}</li>

✗ todo is not seaworthy
  The build failed, so there was nothing to run and to prove. · 19.4 s
`);
    expect(renderTerminal(noEngineReport(), { colour: false, width: 120 })).toContain(`\
  Cannot reach a Docker engine. Tried DOCKER_HOST (not set), unix:///run/other.sock (no such file).

? 111 verdicts unknown
  There was no engine to run it.

? todo is not proven
  111 verdicts: 111 unknown · 335 ms
`);
  });
});
