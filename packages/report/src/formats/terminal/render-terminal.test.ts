import {
  failedBuildReport,
  failingReport,
  hostileReport,
  noEngineReport,
  smallReport,
} from '@seaworthy/testkit/report';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { renderTerminal } from './render-terminal.ts';
import { wrap } from './wrap.ts';

const small = `\
Check                                        tide       crane
It takes too long to stop                    ✓ pass     ✗ fail
The database is not reachable from the host  – n/a      ? unknown

✗ crane / slow-shutdown (high)
  Killed 10.2 s after SIGTERM.
  10.2 s, budget 7 s
    exit code 137
    killed: true
    grace: 10 s
    and 1 line more
  Fix: Start the server with \`exec\`, so that it gets the signal.
  More: docs/checks/slow-shutdown.md

? crane / exposed-database
  The container was gone.

✗ harbour is not seaworthy
  4 verdicts: 1 failed, 1 unknown, 1 passed, 1 not applicable · 1 min 05 s
`;

describe('renderTerminal', () => {
  it('shows the table, what failed and why, and the sum', () => {
    expect(renderTerminal(smallReport(), { colour: false, width: 90 })).toBe(small);
  });

  it('says the same with colour, and has no escape sequence without', () => {
    const coloured = renderTerminal(smallReport(), { colour: true, width: 90 });
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(coloured).toMatch(escapes);
    expect(coloured.replace(escapes, '')).toBe(small);
  });

  it('lists checks one below the other where columns do not fit, in ASCII on request', () => {
    const text = renderTerminal(smallReport(), { colour: false, width: 36, unicode: false });
    expect(text.split('\n').slice(0, 5)).toEqual([
      'x It takes too long to stop',
      '    x fail crane',
      '? The database is not reachable fro~',
      '    ? unknown crane',
      '',
    ]);
    expect(text).toMatch(/^[\n -~]*$/);
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
        expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
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
    expect(renderTerminal(noEngineReport(), { colour: false, width: 120 })).toContain(`
  Cannot reach a Docker engine. Tried DOCKER_HOST (not set), unix:///run/other.sock (no such file).

? 111 verdicts
  There was no engine to run it.

? todo is not proven
  111 verdicts: 111 unknown · 335 ms
`);
  });
});

describe('wrap', () => {
  it('breaks between words, breaks long words, keeps an indent', () => {
    expect(wrap('  a bc def abcdefgh', 6)).toEqual(['  a bc', '  def', '  abcd', '  efgh']);
    expect(wrap('', 6)).toEqual(['']);
  });
});
