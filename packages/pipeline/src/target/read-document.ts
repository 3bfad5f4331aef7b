import { readFile } from 'node:fs/promises';
import { userError } from '@seaworthy/core/errors';
import type { z } from 'zod';

/** Reads a document of an earlier stage and holds it against its schema. `produce` is the command that makes it anew. */
export async function readDocument<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  produce: string,
): Promise<z.infer<Schema>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const problem = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw userError('DOCUMENT_UNUSABLE', { path, problem, produce }, error);
  });
  const parsed = schema.safeParse(parseJson(text, path, produce));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const problem =
    issue?.path.join() === 'schemaVersion'
      ? 'it was made by another version of Seaworthy, which wrote it in another shape'
      : `${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'not valid'}`;
  throw userError('DOCUMENT_UNUSABLE', { path, problem, produce }, parsed.error);
}

function parseJson(text: string, path: string, produce: string): unknown {
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
