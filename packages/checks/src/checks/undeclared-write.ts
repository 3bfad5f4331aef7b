import { counted } from '../counted.ts';
import { defineCheck, fail, pass, unknown } from '../define-check.ts';

export default defineCheck({
  id: 'undeclared-write',
  severity: 'medium',
  title: { pass: 'It writes only where it says', fail: 'It writes where nobody says so' },
  needs: ['writes', 'mounts'],
  cause: { compose: ['read_only', 'tmpfs', 'volumes'] },
  settings: [{ key: 'writable', to: 'the paths that it writes to' }],

  judge({ writes: { changed, refused, logLines }, mounts }) {
    const measures = [{ value: changed.count + refused.length, budget: 0, unit: 'paths' }];
    const seen = [...changed.paths.map((path) => `written: ${path}`), ...refused.map((path) => `refused: ${path}`)];
    if (changed.count > 0) {
      const paths = counted(changed.count, 'path');
      return fail({
        message: `It wrote to ${paths} outside of its volumes and folders in memory: what stands there is gone with the container.`,
        ...{ measures, seen, fix: FIX },
      });
    }
    if (refused.length > 0) {
      return fail({
        message: `It wanted to write to ${refused.join(', ')}, and was refused, as its log says.`,
        ...{ measures, seen, fix: FIX },
      });
    }
    // What is refused nobody sees but the service itself.
    if (logLines === undefined && mounts.rootReadOnly) {
      return unknown('Its root is read-only, and the engine keeps no log that could say what was refused.');
    }
    return pass('Nothing was written outside of its volumes and folders in memory until everything had been tried.', {
      measures,
    });
  },
});

const FIX =
  'Name the folder under `tmpfs:` or `volumes:` of the service, or let the program write to one that is named.';
