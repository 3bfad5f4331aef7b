import { defineError } from '../user-error.ts';

export default defineError<{ network: string; subnet?: string }>({
  code: 'SUBNET_TAKEN',
  message: ({ network, subnet }) =>
    `The network ${network} cannot have ${subnet === undefined ? 'its subnet' : `the subnet ${subnet}`}: another Docker network uses it.`,
  fix: () =>
    'set another `subnet` in seaworthy.yaml (or remove the setting), or remove the other network with `docker network rm`.',
});
