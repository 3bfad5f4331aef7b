import { UserError } from '../errors/index.ts';

/** What `read` finds; `undefined` when the manifest that it reads is broken, so that one doesn't stop the others. */
export async function unlessBroken<Value>(read: () => Promise<Value | undefined>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof UserError && cause.code === 'MANIFEST_BROKEN') return undefined;
    throw cause;
  }
}
