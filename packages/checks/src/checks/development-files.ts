import { counted } from '../counted.ts';
import { defineCheck, fail, pass } from '../define-check.ts';
import { named } from '../named.ts';

export default defineCheck({
  id: 'development-files',
  severity: 'low',
  title: { pass: 'Only what runs is in the image', fail: 'What only development needs is in the image' },
  also: { dockle: ['DKL-LI-0003'] },
  needs: ['strayFiles'],
  cause: { dockerfile: [] },
  settings: [],

  judge({ strayFiles: { development, sourceMaps } }, { shape }) {
    // A server reads its maps for its stack traces; a site hands them to whoever asks.
    const maps = shape === 'static' ? sourceMaps : { count: 0, paths: [] };
    const count = development.count + maps.count;
    const measures = [{ value: count, budget: 0, unit: 'paths' }];
    if (count === 0)
      return pass('No version control, test cache, local setting or package cache is in it.', { measures });
    return fail({
      message: `${counted(count, 'path')} that nothing running there needs: they cost size, and tell how it was made.`,
      measures,
      seen: [...named(development), ...named(maps)],
      fix: 'Name them in `.dockerignore`, keep caches in `RUN --mount=type=cache`, and copy only what runs into the last stage.',
    });
  },
});
