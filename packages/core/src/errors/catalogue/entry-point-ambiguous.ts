import { defineError } from '../user-error.ts';

export default defineError<{ service: string; candidates: { value: string; place: string }[] }>({
  code: 'ENTRY_POINT_AMBIGUOUS',
  message: ({ service, candidates }) =>
    `The service ${service} could be started by ${candidates.map(({ value }) => value).join(' or ')}, and nothing says which.`,
  lines: ({ candidates }) => candidates.map(({ value, place }) => `${value} (${place})`),
  fix: ({ service, candidates }) =>
    `write the right one into seaworthy.yaml: \`services: { ${service}: { entryPoint: ${candidates[0]?.value ?? '…'} } }\`.`,
});
