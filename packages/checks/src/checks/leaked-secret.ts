import { secretsInCommand, secretsInVariables } from '@seaworthy/core/secrets';
import { counted } from '../counted.ts';
import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'leaked-secret',
  severity: 'critical',
  title: { pass: 'The image holds no secret', fail: 'The image holds a secret' },
  also: { cis: ['4.10'], dockle: ['CIS-DI-0010'], buildkit: ['SecretsUsedInArgOrEnv'], trivy: ['DS-0031'] },
  needs: ['imageConfig', 'imageFiles'],
  cause: { dockerfile: [] },
  settings: [{ key: 'secrets', to: 'the names of the variables that are secret, and revoke what leaked' }],

  judge({ imageConfig, imageFiles }) {
    const labels = Object.entries(imageConfig.labels).map(([name, value]) => `${name}=${value}`);
    const seen = [
      ...secretsInVariables(imageConfig.environment).map((name) => `environment: ${name}`),
      // A build can be given labels that no step of the history names.
      ...secretsInVariables(labels).map((name) => `label: ${name}`),
      ...imageConfig.history.flatMap((step) => secretsInCommand(step).map((name) => `history: ${name} in ${step}`)),
      ...imageFiles.secretFiles.map((path) => `file: ${path}`),
    ];
    const measures = [{ value: new Set(seen).size, budget: 0, unit: 'secrets' }];
    if (seen.length === 0) {
      const [files, steps] = [counted(imageFiles.files, 'file'), counted(imageConfig.history.length, 'build step')];
      return pass(`None in ${files}, ${steps} and ${counted(imageConfig.environment.length, 'variable')}.`, {
        measures,
      });
    }
    return fail({
      message: 'Whoever may pull the image can read them; deleting a file in a later layer does not help.',
      measures,
      seen: [...new Set(seen)],
      fix: 'Revoke them, pass build secrets by `RUN --mount=type=secret`, and give run-time secrets to the container as files.',
    });
  },
});
