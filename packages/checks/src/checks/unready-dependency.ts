import { formatDuration } from '@seaworthy/core/format';
import type { EvidenceValues } from '@seaworthy/core/model';
import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

type Loss = EvidenceValues['dependencyLoss'][number];

export default defineCheck({
  id: 'unready-dependency',
  severity: 'medium',
  title: {
    pass: 'It is not ready without its datastore, and comes back with it',
    fail: 'It does not cope with a datastore that is away',
  },
  needs: ['dependencyLoss'],

  judge({ dependencyLoss }) {
    const seen = dependencyLoss.map(describe);
    const gone = dependencyLoss.filter(({ ended, recoveredMs }) => ended || recoveredMs === undefined);
    const lying = dependencyLoss.filter((loss) => saysYes(loss) && failedRoutes(loss).length > 0);
    const measures = [
      { value: new Set([...gone, ...lying]).size, budget: 0, of: dependencyLoss.length, unit: 'datastores' },
    ];
    const [lost] = gone;
    if (lost !== undefined) {
      const what = lost.ended ? 'Its container ended' : 'It did not get ready again by itself';
      return fail({
        ...{ measures, seen },
        message: `${what} when ${lost.dependency} had stood still for ${formatDuration(lost.pausedMs)}.`,
        fix: 'Give each query and connection a deadline, let the pool connect anew, and end the process for none of it.',
      });
    }
    const [liar] = lying;
    if (liar !== undefined) {
      return fail({
        ...{ measures, seen },
        message: `${liar.readiness.path} says that it is ready while ${liar.dependency} stands still and ${failedRoutes(liar).join(', ')} fails.`,
        fix: 'Let the readiness route ask the datastore, with a deadline below that of the probe; the liveness route asks nobody.',
      });
    }
    const noticed = dependencyLoss.filter((loss) => !saysYes(loss));
    if (noticed.length === 0)
      return notApplicable(
        'It was ready without its datastore, and no known route failed: nothing says that it needs it.',
      );
    return pass(
      `Not ready without ${noticed.map(({ dependency }) => dependency).join(', ')}, and ready again with it.`,
      {
        ...{ measures, seen },
      },
    );
  },
});

function saysYes({ readiness: { during } }: Loss): boolean {
  return during !== undefined && during >= 200 && during < 300;
}

function failedRoutes({ routes }: Loss): string[] {
  return routes.filter(({ during }) => during === undefined || during >= 500).map(({ path }) => path);
}

function describe({ dependency, readiness, routes, recoveredMs }: Loss): string {
  const answers = [readiness, ...routes].map(
    ({ path, before, during }) => `${path} ${before} → ${during ?? 'no answer'}`,
  );
  const again = recoveredMs === undefined ? 'not ready again' : `ready again after ${formatDuration(recoveredMs)}`;
  return `${dependency} stood still: ${answers.join(', ')}; ${again}`;
}
