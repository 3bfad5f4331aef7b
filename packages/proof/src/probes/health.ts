import { defineProbe, observed, whenObserved } from './define-probe.ts';

/** How many characters of a failing health check's output are kept. */
const OUTPUT_CHARACTERS = 500;

export default defineProbe({
  id: 'health',
  yields: 'health',
  phase: 'live',

  observe({ container }) {
    return whenObserved(container(), ({ Config, State }) => {
      const command = Config.Healthcheck?.Test ?? [];
      const declared = command.length > 0 && command[0] !== 'NONE';
      return observed('docker inspect, State.Health', {
        declared,
        command: declared ? command : [],
        status: declared ? (State.Health?.Status ?? 'none') : 'none',
        failures: (State.Health?.Log ?? [])
          .filter(({ ExitCode }) => ExitCode !== 0)
          .map(({ ExitCode, Output }) => ({ exitCode: ExitCode, output: Output.trim().slice(0, OUTPUT_CHARACTERS) })),
      });
    });
  },
});
