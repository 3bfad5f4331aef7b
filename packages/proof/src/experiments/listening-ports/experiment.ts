import { notObserved, observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';
import { listeningPortsOf } from './listening-ports-of.ts';

/** Every port, not only the one that requests are sent to, and at any time: the kernel knows them all. */
export default defineExperiment({
  id: 'listening-ports',
  title: 'Concluding what listened',
  needs: ['listeners', 'watchedListeners'],
  disturbs: 'nothing',
  concludes: true,
  timing: false,
  yields: ['listeningPorts'],

  async run({ service, listeners, watchedListeners }) {
    const shared = service.declared.namespaces.find(({ namespace }) => namespace === 'network');
    if (shared !== undefined) {
      const reason = `Its network is shared with ${shared.sharedWith}: nobody can tell whose ports these are.`;
      return { listeningPorts: notObserved(reason) };
    }
    // One who could not watch has seen what was there at one moment.
    const watched = await watchedListeners();
    return {
      listeningPorts: await whenObserved(listeners(), ({ sockets }, by) =>
        observed(
          `/proc/net/tcp, ${by}${watched.observed ? '; again and again until the end' : ''}`,
          listeningPortsOf(sockets, service, watched.observed ? watched.value : undefined),
        ),
      ),
    };
  },
});
