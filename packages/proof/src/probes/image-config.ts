import { redact, redactVariable } from '@seaworthy/core/secrets';
import { defineProbe, observed, whenObserved } from './define-probe.ts';

/** What the image says about itself. Values that are secrets are replaced by their length before they become evidence. */
export default defineProbe({
  id: 'image-config',
  yields: 'imageConfig',
  phase: 'image',

  observe({ image }) {
    return whenObserved(image(), ({ Config, history }) =>
      observed('docker image inspect and docker history', {
        user: Config?.User ?? '',
        entrypoint: Config?.Entrypoint ?? [],
        command: Config?.Cmd ?? [],
        environment: (Config?.Env ?? []).map(redactVariable),
        labels: Config?.Labels ?? {},
        ...(Config?.Healthcheck?.Test == null ? {} : { healthCheck: Config.Healthcheck.Test }),
        ...(Config?.StopSignal ? { stopSignal: Config.StopSignal } : {}),
        history: history.map(redact),
      }),
    );
  },
});
