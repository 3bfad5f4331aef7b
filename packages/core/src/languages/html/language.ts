import { defineLanguage, type Language } from '../define-language.ts';
import { building as nodeBuilding } from '../node/building.ts';
import { defaults } from '../node/defaults.ts';
import { runtime } from '../node/runtime.ts';
import { readsNothing } from '../reads-nothing.ts';
import { openPlainSite, type PlainSite } from './plain-site.ts';

/** Pages that are served as they lie there. What compresses them runs on Node, and none of it is shipped. */
export default defineLanguage<Language<PlainSite>>({
  id: 'html',
  name: 'HTML',
  // An index.html alone says little: `findSiteFolders` says where it may mean a site.
  manifests: [],
  reading: {
    ...readsNothing,
    open: openPlainSite,
    project: ({ page }) => ({ file: page }),
    isNamed: () => false,
  },
  building: {
    ...nodeBuilding,
    lookedForEntry: () => 'There is no index.html.',
    developmentCommand: () => undefined,
  },
  runtime,
  defaults,
});
