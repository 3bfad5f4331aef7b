import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'unreaped-zombies',
  severity: 'medium',
  title: { pass: 'PID 1 collects orphaned processes', fail: 'PID 1 leaves zombies behind' },
  needs: ['init'],
  cause: { compose: ['entrypoint', 'command'], dockerfile: ['ENTRYPOINT', 'CMD'] },
  settings: [{ key: 'init', to: '`tini`' }],

  judge({ init }) {
    const measures = [{ value: init.reapsZombies ? 0 : 1, budget: 0, unit: 'processes' }];
    if (init.reapsZombies) return pass(`An orphaned process that ended was collected by ${init.command}`, { measures });
    return fail({
      message: 'An orphaned process that ended stayed as a zombie: each takes a number of the pids limit for ever.',
      measures,
      seen: [`PID 1: ${init.command}`, 'The orphan was in state Z with parent 1 until the observation ended.'],
      fix: 'Start the program through an init: `ENTRYPOINT ["/usr/bin/tini-static", "--"]`, or `init: true` in compose.',
    });
  },
});
