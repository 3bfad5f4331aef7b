import { defineError } from '../user-error.ts';

export default defineError<{ service: string; variable: string; exitCode: number; lastLines: string[] }>({
  code: 'ENVIRONMENT_VARIABLE_MISSING',
  exitCode: 1,
  message: ({ service, variable, exitCode }) =>
    `Service ${service} crashed at its start (exit code ${exitCode}): it needs the variable ${variable}.`,
  lines: ({ lastLines }) => lastLines,
  fix: ({ service, variable }) =>
    `set ${variable} in .env, or under \`services.${service}.environment\` in seaworthy.yaml; for an image, \`seaworthy prove IMAGE --env ${variable}=…\`; in a compose file of others, under its \`environment\`.`,
});
