import { notObserved, observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';
import { listeningPortsOf } from './listening-ports-of.ts';

/** Every port, not only the one that requests are sent to: the kernel knows them all. */
export default defineExperiment({
  id: 'listening-ports',
  title: 'Reading what listens',
  needs: ['listeners'],
  disturbs: 'nothing',
  timing: false,
  yields: ['listeningPorts'],

  async run({ service, listeners }) {
    const shared = service.declared.namespaces.find(({ namespace }) => namespace === 'network');
    if (shared !== undefined) {
      const reason = `Its network is shared with ${shared.sharedWith}: nobody can tell whose ports these are.`;
      return { listeningPorts: notObserved(reason) };
    }
    return {
      listeningPorts: await whenObserved(listeners(), ({ sockets }, by) =>
        observed(`/proc/net/tcp, ${by}`, listeningPortsOf(sockets, service)),
      ),
    };
  },
});
