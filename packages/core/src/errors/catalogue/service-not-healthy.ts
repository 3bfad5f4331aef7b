import { defineError } from '../user-error.ts';

export default defineError<{ service: string; seconds: number; healthOutput: string[]; lastLines: string[] }>({
  code: 'SERVICE_NOT_HEALTHY',
  exitCode: 1,
  message: ({ service, seconds }) => `Service ${service} runs but was not healthy after ${seconds} s.`,
  lines: ({ healthOutput, lastLines }) => [...healthOutput.map((line) => `health check: ${line}`), ...lastLines],
  fix: ({ service }) =>
    `make the health check of ${service} pass, or correct its route and port in seaworthy.yaml (\`readiness\`, \`port\`).`,
});
