import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'unmasked-kernel-paths',
  severity: 'high',
  title: { pass: 'Paths of the kernel are masked', fail: 'Paths of the kernel are open' },
  needs: ['isolation'],
  cause: { compose: ['privileged', 'security_opt'] },
  settings: [],

  judge({ isolation: { maskedPaths, readOnlyPaths } }) {
    const measures = [
      { value: maskedPaths, unit: 'paths', label: 'Masked' },
      { value: readOnlyPaths, unit: 'paths', label: 'Read-only' },
    ];
    if (maskedPaths > 0 && readOnlyPaths > 0) {
      return pass(`The engine hides ${maskedPaths} paths of /proc and /sys, and makes ${readOnlyPaths} read-only.`, {
        measures,
      });
    }
    const open = [
      ...(maskedPaths > 0 ? [] : ['MaskedPaths: none']),
      ...(readOnlyPaths > 0 ? [] : ['ReadonlyPaths: none']),
    ];
    return fail({
      measures,
      message:
        "Root in the container may read the kernel's memory by /proc/kcore or set the host's own settings in /proc/sys.",
      seen: open,
      fix: 'Remove `systempaths=unconfined` from `security_opt`, and `privileged`.',
    });
  },
});
