import { observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';
import { engineSocketsOf } from './engine-sockets.ts';
import { isMounted, placeInProject, readHostMounts } from './host-mounts.ts';
import { isolationOf } from './isolation-of.ts';
import { readSeccompProfile } from './seccomp-profile.ts';

/** What stands between the container and its host: as the engine started it, and as the original files have it. */
export default defineExperiment({
  id: 'isolation',
  title: 'Reading what the engine leaves open',
  needs: ['settings', 'sockets'],
  disturbs: 'nothing',
  timing: false,
  yields: ['isolation', 'hostMounts', 'engineSockets', 'seccompProfile'],

  async run({ engine, service: { declared, ranBefore }, settings, sockets }) {
    // A container that could not start (no such device, no right to spare it) was asked for all the same.
    const inspected = await settings();
    const hostMounts = await whenObserved(inspected, (inspection, by) =>
      readHostMounts(engine, inspection, declared, by),
    );
    return {
      isolation: await whenObserved(inspected, (inspection, by) =>
        observed(ranBefore ? by : `${by}, and the compose file`, isolationOf(inspection, declared)),
      ),
      hostMounts: await whenObserved(hostMounts, (mounts, by) =>
        observed(
          by,
          mounts.map((mount) => placeInProject(declared.directory, mount)),
        ),
      ),
      engineSockets: await whenObserved(hostMounts, (mounts) =>
        whenObserved(inspected, async ({ HostConfig, Mounts }) =>
          engineSocketsOf(engine, mounts, {
            asked: await sockets(),
            isMounted: (mount) => isMounted(mount, Mounts ?? [], declared),
            addedGroups: HostConfig.GroupAdd ?? [],
          }),
        ),
      ),
      seccompProfile: await whenObserved(inspected, (inspection) => readSeccompProfile(engine, inspection)),
    };
  },
});
