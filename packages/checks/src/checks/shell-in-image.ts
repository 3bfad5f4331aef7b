import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

export default defineCheck({
  id: 'shell-in-image',
  severity: 'medium',
  title: { pass: 'No shell and no package manager', fail: 'There is a shell or a package manager' },
  also: { cis: ['4.3'], dockle: ['CIS-DI-0003'] },
  needs: ['imageFiles'],
  cause: { dockerfile: [] },
  settings: [{ key: 'security', to: '`hardened` for an image without them, or `standard` to allow them' }],

  judge({ imageFiles: { shells, packageManagers, files } }, { security }) {
    if (security !== 'hardened') return notApplicable('At level `standard`, a shell for debugging is allowed.');
    const found = [...shells, ...packageManagers];
    const measures = [{ value: found.length, budget: 0, unit: 'files' }];
    if (found.length === 0) return pass(`None among ${files} files.`, { measures });
    return fail({
      message: `${shells.length} shells and ${packageManagers.length} package managers make an intruder at home.`,
      measures,
      seen: found,
      fix: 'Build the last stage from an image without them (`gcr.io/distroless/…`), or set `security: standard` for the service.',
    });
  },
});
