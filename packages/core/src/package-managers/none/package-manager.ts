import { NOTHING_TO_INSTALL } from '../../model/index.ts';
import { definePackageManager } from '../define-package-manager.ts';

/** Files that are served as they lie there need nothing installed. */
export default definePackageManager({
  id: NOTHING_TO_INSTALL,
  name: 'nothing to install',
  language: 'html',
  isDefault: true,
  manifest: 'index.html',
  lockfiles: [],
  lockCommand: 'true',
  installation: { manifests: () => [], install: () => ({ commands: [], caches: [] }) },
});
