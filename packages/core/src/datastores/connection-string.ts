/** What a connection string says of itself; a part that it does not have is absent. */
export interface ConnectionString {
  /** As written, with the driver: `postgresql+asyncpg`. */
  scheme: string;
  /** The scheme without the driver: `postgresql`. */
  protocol: string;
  username?: string;
  database?: string;
}

const pattern = /^(([a-z][a-z0-9.-]*)(?:\+\w+)?):\/\/(?:([\w-]*)(?::[^@/]*)?@)?[^/]*(?:\/([\w-]+))?/;

/** `undefined` for a text that is none. */
export function parseConnectionString(text: string | undefined): ConnectionString | undefined {
  const [, scheme, protocol, username, database] = pattern.exec(text ?? '') ?? [];
  if (scheme === undefined || protocol === undefined) return undefined;
  return {
    scheme,
    protocol,
    ...(username ? { username } : {}),
    ...(database ? { database } : {}),
  };
}
