import { redact, redactVariable } from '@seaworthy/core/secrets';
import { observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';

/** What the image says about itself. Values that are secrets are replaced by their length before they become evidence. */
export default defineExperiment({
  id: 'image-inspection',
  title: 'Reading what the image declares',
  needs: ['image'],
  disturbs: 'nothing',
  timing: false,
  yields: ['imageConfig'],

  async run({ image }) {
    const imageConfig = await whenObserved(image(), ({ Config, history }) =>
      observed('docker image inspect and docker history', {
        user: Config?.User ?? '',
        entrypoint: Config?.Entrypoint ?? [],
        command: Config?.Cmd ?? [],
        environment: (Config?.Env ?? []).map(redactVariable),
        labels: redactLabels(Config?.Labels ?? {}),
        ...(Config?.Healthcheck?.Test == null ? {} : { healthCheck: Config.Healthcheck.Test }),
        ...(Config?.StopSignal ? { stopSignal: Config.StopSignal } : {}),
        history: history.map(redact),
      }),
    );
    return { imageConfig };
  },
});

function redactLabels(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).map(([name, value]) => [name, redactVariable(`${name}=${value}`).slice(name.length + 1)]),
  );
}
