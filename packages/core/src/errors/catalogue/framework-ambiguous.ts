import { defineError } from '../user-error.ts';

export default defineError<{ service: string; candidates: { value: string; place: string }[] }>({
  code: 'FRAMEWORK_AMBIGUOUS',
  message: ({ service, candidates }) =>
    `The service ${service} matches several frameworks: ${candidates.map(({ value, place }) => `${value} (${place})`).join(', ')}.`,
  fix: ({ service, candidates }) =>
    `say which one serves requests: \`services: { ${service}: { framework: ${candidates[0]?.value ?? '…'} } }\` in seaworthy.yaml.`,
});
