import { UserError, userError } from '@seaworthy/core/errors';
import { nestsTooDeeply, readTextFile } from '@seaworthy/core/repository';
import type { z } from 'zod';

/** Reads a document of an earlier stage and holds it against its schema. `produce` is the command that makes it anew. */
export async function readDocument<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  produce: string,
): Promise<z.infer<Schema>> {
  const text = await readTextFile(path).catch((error: unknown) => {
    throw unusable(path, error, produce);
  });
  return parseDocument(text, path, schema, produce);
}

/** The same of a text that was read already. */
export function parseDocument<Schema extends z.ZodType>(
  text: string,
  path: string,
  schema: Schema,
  produce: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(parseJson(text, path, produce));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const problem =
    issue?.path.join() === 'schemaVersion'
      ? 'it was made by another version of Seaworthy, which wrote it in another shape'
      : `${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'not valid'}`;
  throw userError('DOCUMENT_UNUSABLE', { path, problem, produce }, parsed.error);
}

/** What can't be read at all is made anew by the same command as what is broken. */
export function unusable(path: string, error: unknown, produce: string): unknown {
  if (!(error instanceof UserError) || error.code !== 'FILE_UNREADABLE') return error;
  const isMissing = (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
  const problem = isMissing ? 'there is no such file' : error.message.replace(/^.*? can't be read: |\.$/g, '');
  return userError('DOCUMENT_UNUSABLE', { path, problem, produce }, error);
}

function parseJson(text: string, path: string, produce: string): unknown {
  if (nestsTooDeeply(text)) {
    throw userError('DOCUMENT_UNUSABLE', { path, problem: 'it nests deeper than any document of Seaworthy', produce });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw userError(
      'DOCUMENT_UNUSABLE',
      { path, problem: `it is not JSON (${(error as Error).message})`, produce },
      error,
    );
  }
}
