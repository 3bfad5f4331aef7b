import { counted } from '../counted.ts';
import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'host-device',
  severity: 'high',
  title: { pass: 'No device of the host is handed on', fail: 'Devices of the host are handed on' },
  also: { cis: ['5.18'], 'compose-lint': ['CL-0016'] },
  needs: ['isolation'],
  cause: { compose: ['privileged', 'devices'] },
  settings: [],

  judge({ isolation: { devices, deviceRules, deviceRequests } }) {
    // A graphics processor goes through a driver that was made for it, and is asked for by its name: it is named, not blamed.
    const graphics = deviceRequests.filter(({ capabilities }) => capabilities.includes('gpu'));
    const others = deviceRequests.filter((request) => !graphics.includes(request));
    const seen = [
      ...devices.map(({ path, permissions }) => `devices: ${path} (${permissions})`),
      ...deviceRules.map((rule) => `device_cgroup_rules: ${rule}`),
      ...others.map(({ driver, capabilities }) => `driver ${driver || 'of the engine'}: ${capabilities.join(', ')}`),
    ];
    const named = graphics.map(
      ({ driver, capabilities }) => `GPU by driver ${driver || 'of the engine'}: ${capabilities.join(', ')}`,
    );
    const measures = [{ value: seen.length, budget: 0, unit: 'devices' }];
    if (seen.length === 0) {
      const message =
        named.length === 0
          ? 'It has only the devices that every container has.'
          : 'It has GPUs, and no other device of the host.';
      return pass(message, { measures, seen: named });
    }
    return fail({
      message: `${counted(seen.length, 'device')} or rules for such: what a process does to a device, no namespace holds back.`,
      measures,
      seen: [...seen, ...named],
      fix: 'Remove `devices:` and `device_cgroup_rules:`; where the service needs one, give it that one with the fewest permissions (`/dev/x:/dev/x:r`).',
    });
  },
});
