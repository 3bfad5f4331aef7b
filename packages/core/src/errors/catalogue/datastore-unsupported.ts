import { defineError } from '../user-error.ts';

export default defineError<{ name: string; datastore: string; supported: string[] }>({
  code: 'DATASTORE_UNSUPPORTED',
  message: ({ name, datastore, supported }) =>
    `No service can be generated for ${name}: ${datastore} is none of ${supported.join(', ')}.`,
  fix: ({ name }) => `remove ${name} from seaworthy.yaml, and give its address to the services by their environment.`,
});
