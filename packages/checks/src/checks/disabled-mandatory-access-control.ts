import { defineCheck, fail, pass } from '../define-check.ts';

/** As `docker run --security-opt` takes them, with either separator. */
const DISABLING = /^(?:apparmor[=:]unconfined|label[=:]disable|label[=:]type[=:]spc_t)$/;

export default defineCheck({
  id: 'disabled-mandatory-access-control',
  severity: 'medium',
  title: { pass: 'Nothing turns AppArmor or SELinux off', fail: 'AppArmor or SELinux is turned off' },
  also: { cis: ['5.2', '5.3'] },
  needs: ['isolation'],
  cause: { compose: ['privileged', 'security_opt'] },
  settings: [],

  judge({ isolation: { securityOptions, appArmorProfile } }) {
    const disabling = securityOptions.filter((option) => DISABLING.test(option));
    if (appArmorProfile === 'unconfined') disabling.push('AppArmorProfile: unconfined');
    const measures = [{ value: disabling.length, budget: 0, unit: 'options' }];
    // What a service asks for is judged, not what this machine has: the same file runs on others.
    if (disabling.length === 0) {
      return pass(
        appArmorProfile === undefined
          ? "The service turns none off; this engine's kernel applies no AppArmor profile."
          : `AppArmor holds it to the profile ${appArmorProfile}.`,
        { measures },
      );
    }
    return fail({
      message:
        'The second lock behind namespaces and capabilities is open: what a kernel flaw lets out, nothing holds.',
      measures,
      seen: disabling,
      fix: 'Remove `apparmor=unconfined` and `label=disable` from `security_opt`, and `privileged`; write a profile where the default is too narrow.',
    });
  },
});
