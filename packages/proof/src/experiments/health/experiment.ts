import type { EvidenceValues } from '@seaworthy/core/model';
import type { ContainerInspection } from '@seaworthy/engine';
import { observed, whenObserved } from '../../sources/observation.ts';
import { settleHealth } from '../../sources/settle-health.ts';
import { defineExperiment } from '../define-experiment.ts';
import { deafPortsOf } from './deaf-ports-of.ts';
import { readHonesty } from './read-honesty.ts';

/** How many characters of a failing health check's output are kept. */
const OUTPUT_CHARACTERS = 500;

export default defineExperiment({
  id: 'health',
  title: 'Waiting for the health check',
  needs: ['container', 'listeners'],
  disturbs: 'nothing',
  timing: false,
  yields: ['health', 'healthHonesty'],

  async run({ engine, container, listeners, service, hostPort, runInTwin, signal }) {
    const { subject, slowPath } = service;
    const before = await container();
    if (before.observed) await settleHealth(engine, before.value.Id, signal);
    const health = await whenObserved(container(), (inspection) =>
      observed('docker inspect, State.Health', healthOf(inspection)),
    );
    const known = ['/', ...(slowPath === undefined ? [] : [slowPath])].filter((path) => path !== subject.healthPath);
    const routes = hostPort === undefined ? [] : known.map((path) => ({ port: hostPort, path }));
    const healthHonesty = await whenObserved(container(), (inspection) =>
      readHonesty(inspection, {
        ...{ runInTwin, routes },
        deafPorts: async () => (hostPort === undefined ? [] : deafPortsOf(service, await listeners())),
      }),
    );
    return { health, healthHonesty };
  },
});

function healthOf({ Config, State }: ContainerInspection): EvidenceValues['health'] {
  const command = Config.Healthcheck?.Test ?? [];
  const declared = command.length > 0 && command[0] !== 'NONE';
  return {
    declared,
    command: declared ? command : [],
    status: declared ? (State.Health?.Status ?? 'none') : 'none',
    failures: (State.Health?.Log ?? [])
      .filter(({ ExitCode }) => ExitCode !== 0)
      .map(({ ExitCode, Output }) => ({ exitCode: ExitCode, output: Output.trim().slice(0, OUTPUT_CHARACTERS) })),
  };
}
