import { z } from 'zod';

/** A part of a value: text as it stands, or something of the stack that every target spells in its own way. */
export const valuePartSchema = z.union([
  z.strictObject({ text: z.string() }),
  /** A secret of the plan, by name. */
  z.strictObject({ secret: z.string() }),
  /** Host name of a service or datastore on the network of the stack. */
  z.strictObject({ address: z.string() }),
  /** Port on which a service or datastore listens on that network. */
  z.strictObject({ port: z.string() }),
  /** Scheme, host and port under which browsers reach a service: `http://localhost:3000` on this machine. */
  z.strictObject({ origin: z.string() }),
  /** The port in it alone. Whoever runs the stack may move it. */
  z.strictObject({ publishedPort: z.string() }),
]);
export type ValuePart = z.infer<typeof valuePartSchema>;

/** A value as its parts, in order. No part at all is the empty text. */
export const valueSchema = z.array(valuePartSchema);
export type Value = readonly ValuePart[];

/** How a target spells each kind of part; a kind that is added has to be spelled by every one of them. */
export interface PartSpelling {
  text(text: string): string;
  secret(name: string): string;
  address(name: string): string;
  port(name: string): string;
  origin(service: string): string;
  publishedPort(service: string): string;
}

/** The value as one text, each part spelled by `spelling`. */
export function spellValue(value: Value, spelling: PartSpelling): string {
  return value
    .map((part) => {
      if ('text' in part) return spelling.text(part.text);
      if ('secret' in part) return spelling.secret(part.secret);
      if ('address' in part) return spelling.address(part.address);
      if ('port' in part) return spelling.port(part.port);
      return 'origin' in part ? spelling.origin(part.origin) : spelling.publishedPort(part.publishedPort);
    })
    .join('');
}

/** The secret that is the whole value; `undefined` for every other value. */
export function secretAlone(value: Value | undefined): string | undefined {
  const [first, ...rest] = value ?? [];
  return first !== undefined && 'secret' in first && rest.length === 0 ? first.secret : undefined;
}

export function secretsIn(value: Value | undefined): string[] {
  return (value ?? []).flatMap((part) => ('secret' in part ? [part.secret] : []));
}

/** What has ports and may be named by a value: a plan, or as much of it as is decided. */
export interface Listeners {
  services: readonly { name: string; port?: number | undefined; publishedPort?: number | undefined }[];
  datastores: readonly { name: string; port: number }[];
}

/** The spelling of parts as they are while nobody moved anything; secrets as `secret` says. */
export function plainSpelling({ services, datastores }: Listeners, secret: PartSpelling['secret']): PartSpelling {
  const find = (name: string) => services.find((service) => service.name === name);
  const publishedPort = (name: string) => String(find(name)?.publishedPort ?? '');
  return {
    text: (text) => text,
    secret,
    address: (name) => name,
    port: (name) => String(find(name)?.port ?? datastores.find((datastore) => datastore.name === name)?.port ?? ''),
    origin: (name) => `http://localhost:${publishedPort(name)}`,
    publishedPort,
  };
}
