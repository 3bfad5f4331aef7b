import { defineError } from '../user-error.ts';

export default defineError<{ datastore: string; volume: string; file: string }>({
  code: 'DATABASE_PASSWORD_LOST',
  message: ({ datastore, volume, file }) =>
    `The volume ${volume} holds the data of ${datastore} from an earlier start, under the password that was in ${file}, and that file is gone.`,
  fix: ({ file }) =>
    `put the earlier password back into ${file}, or run \`seaworthy down --volumes\`, which removes the data, and the same command again.`,
});
