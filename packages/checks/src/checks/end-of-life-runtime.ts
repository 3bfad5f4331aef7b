import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check.ts';
import { endOfLife } from '../end-of-life.ts';

/** Languages whose runtime an image has to hold: where it is not found, it is there all the same. */
const WITH_RUNTIME = new Set(['node', 'python']);

export default defineCheck({
  id: 'end-of-life-runtime',
  severity: 'medium',
  title: {
    pass: 'Runtime and system still get security fixes',
    fail: 'Runtime or system get no security fixes any more',
  },
  needs: ['releases'],
  cause: { dockerfile: ['FROM'] },
  settings: [{ key: 'version', to: 'a release of the runtime that is still supported' }],

  judge({ releases: { seenOn, found } }, { language }) {
    const known = found.flatMap(({ product, version, path }) => {
      const lifetime = endOfLife(product, version);
      return lifetime === undefined ? [] : [{ ...lifetime, version, path }];
    });
    // Days of one form are in order as texts.
    const ended = known.filter(({ end }) => end !== undefined && end < seenOn);
    const measures = [{ value: ended.length, budget: 0, unit: 'releases' }];
    const seen = known.map(({ name, version, end, path }) => `${path}: ${name} (${version}), ${until(end)}`);
    if (ended.length > 0) {
      return fail({
        ...{ measures, seen },
        message: `${ended.map(({ name, end }) => `${name} got its last security fixes on ${end}`).join('; ')}.`,
        fix: `Build on a release that is still supported: ${[...new Set(ended.map(({ source }) => source))].join(', ')}.`,
      });
    }
    if (WITH_RUNTIME.has(language) && !found.some(({ product }) => product === language))
      return unknown('No file of the image tells which release of its runtime it holds.', seen);
    const unlisted = known.filter(({ end }) => end === undefined).map(({ name }) => name);
    if (unlisted.length > 0) return unknown(`When ${unlisted.join(', ')} comes to its end is not known here.`, seen);
    if (known.length === 0) return notApplicable('The image holds no runtime or system whose release is known.');
    return pass(`${known.map(({ name, end }) => `${name} ${until(end)}`).join(', ')}.`, { measures, seen });
  },
});

function until(end: string | undefined): string {
  return end === undefined ? 'of which no end is known' : `gets fixes until ${end}`;
}
