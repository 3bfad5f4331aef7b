import type { BuildRecord, BuildStep } from '@seaworthy/core/model';
import { failedBuildReport, failingReport, noEngineReport, smallReport, todoReport } from '@seaworthy/testkit/report';
import { describe, expect, it } from 'vitest';
import { renderTerminal } from '../formats/terminal/render-terminal.ts';
import { headline } from './headline.ts';
import { layerInstruction, reportImages } from './images.ts';
import { longestChain } from './longest-chain.ts';
import { failedVerdicts, verdictMatrix } from './verdict-matrix.ts';

describe('headline', () => {
  it('says what happened and why', () => {
    const said = [todoReport(), failingReport(), noEngineReport(), failedBuildReport()].map((report) => {
      const { title, reason } = headline(report);
      return `${title}: ${reason}`;
    });
    expect(said).toEqual([
      'todo is seaworthy: All 104 verdicts that apply passed.',
      'todo is not seaworthy: 3 of 104 verdicts failed; 1 could not be observed.',
      'todo is not proven: None of 111 verdicts could be observed.',
      'todo is not seaworthy: The build failed, so there was nothing to run and to prove.',
    ]);
  });

  it('says no yes to the whole where a check was left out', () => {
    const { verdicts, ...report } = todoReport();
    const left = verdicts.map((verdict) =>
      verdict.check === 'root-user'
        ? verdict
        : { ...verdict, outcome: 'not-applicable' as const, leftOut: true as const },
    );
    const count = new Set(verdicts.map(({ check }) => check)).size - 1;
    const passed = verdicts.filter(({ check, outcome }) => check === 'root-user' && outcome === 'pass').length;
    expect(headline({ ...report, verdicts: left })).toEqual({
      title: 'todo passes what was asked',
      reason: `All ${passed} verdicts that apply passed. ${count} checks left out.`,
    });
    expect(renderTerminal({ ...report, verdicts: left })).toContain(`${count} checks left out`);
  });

  it('names the step that failed', () => {
    expect(headline(failedBuildReport()).buildFailure).toEqual({
      step: 'RUN --mount=type=cache,target=/app/.next/cache npm run build',
      stage: 'web-build',
      lines: ['Type error: Property "titel" does not exist on type "Todo".', '  14 | <li>{todo.titel}</li>'],
    });
  });
});

describe('a build that failed', () => {
  const step = (name: string, stage: string, more: Partial<BuildStep>): BuildStep => ({
    ...{ id: name, name, stage, cached: false, cacheable: true, startedMs: 0, durationMs: 1 },
    ...more,
  });
  const failed = (...steps: BuildStep[]) => {
    const report = failedBuildReport();
    return headline({ ...report, build: { ...(report.build as BuildRecord), steps } }).buildFailure;
  };
  const culprit = step('RUN npm run build', 'web-build', {
    error: 'exit code: 1',
    lastLines: ['src/a.ts(3,1): error TS2304'],
  });
  const told = {
    step: 'RUN npm run build',
    stage: 'web-build',
    lines: ['src/a.ts(3,1): error TS2304', 'exit code: 1'],
  };

  it('blames the stage that failed by itself, with its lines, not the neighbour that was given up', () => {
    expect(failed(step('RUN pip install', 'api', { cancelled: true }), culprit)).toEqual(told);
  });

  it('does so in records of earlier versions, too', () => {
    const neighbour = step('RUN pip install', 'api', { error: 'process did not complete: context canceled' });
    expect(failed(neighbour, culprit)).toEqual(told);
  });
});

describe('verdictMatrix', () => {
  it('puts failures first, then unknowns, and keeps a cell for every service', () => {
    const { services, rows } = verdictMatrix(smallReport());
    expect(services).toEqual(['tide', 'crane']);
    expect(
      rows.map(({ check, outcome, title, cells }) => [check, outcome, title, ...cells.map((c) => c?.outcome)]),
    ).toEqual([
      ['slow-shutdown', 'fail', 'It takes too long to stop', 'pass', 'fail'],
      ['exposed-database', 'unknown', 'The database is not reachable from the host', 'not-applicable', 'unknown'],
    ]);
  });

  it('orders failures by severity', () => {
    expect(failedVerdicts(failingReport()).map(({ check }) => check)).toEqual([
      'lost-in-flight-request',
      'root-user',
      'oversized-image',
    ]);
  });
});

describe('longestChain', () => {
  const step = (id: string, startedMs: number, durationMs: number, rest: Partial<BuildStep> = {}): BuildStep => ({
    id,
    name: id,
    cached: false,
    cacheable: true,
    startedMs,
    durationMs,
    ...rest,
  });

  it('goes back from the last step over those that it waited for', () => {
    const steps = [step('a', 0, 100), step('b', 0, 400), step('c', 101, 50), step('d', 402, 600), step('e', 500, 90)];
    expect(longestChain(steps).map(({ id }) => id)).toEqual(['b', 'd']);
  });

  it('prefers the same stage and leaves cached steps out', () => {
    const steps = [
      step('other', 0, 401, { stage: 'api' }),
      step('own', 0, 400, { stage: 'web' }),
      step('cached', 401, 1, { stage: 'web', cached: true }),
      step('last', 403, 90, { stage: 'web' }),
    ];
    expect(longestChain(steps).map(({ id }) => id)).toEqual(['own', 'last']);
  });

  it('ends, also for steps of no length at one moment', () => {
    expect(longestChain([step('a', 5, 0), step('b', 5, 0)])).toHaveLength(2);
    expect(longestChain([])).toEqual([]);
  });
});

describe('reportImages', () => {
  it('lists built images once, and tested ones that were not built', () => {
    expect(reportImages(todoReport()).map(({ name }) => name)).toEqual(['api', 'api-migrate', 'web', 'postgres']);
  });

  it('reads instructions without the builder’s decorations', () => {
    expect(
      ['/bin/sh -c #(nop)  CMD ["x"]', 'RUN /bin/sh -c make # buildkit', '/bin/sh -c make', 'COPY a b # buildkit'].map(
        layerInstruction,
      ),
    ).toEqual(['CMD ["x"]', 'RUN make', 'RUN make', 'COPY a b']);
  });
});
