import { z } from 'zod';

interface JsonSchema {
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  pattern?: string;
}

/** What a file of this schema may hold at `path`: the keys of a mapping, or a description of the value. */
export function allowedAt(file: z.ZodType, path: readonly (string | number)[]): { keys?: string[]; text: string } {
  let schema: JsonSchema | undefined = z.toJSONSchema(file, { io: 'input' }) as JsonSchema;
  for (const part of path) {
    const next: JsonSchema | undefined =
      schema?.properties?.[part] ??
      (typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : schema?.items);
    if (next === undefined) break;
    schema = next;
  }
  const keys = schema?.properties === undefined ? undefined : Object.keys(schema.properties);
  return { ...(keys === undefined ? {} : { keys }), text: schema === undefined ? '' : describeSchema(schema) };
}

function describeSchema(schema: JsonSchema): string {
  const shape = describeShape(schema);
  return schema.description === undefined ? shape : `${shape}. ${schema.description}`;
}

function describeShape(schema: JsonSchema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(describeShape).join(' or ');
  if (schema.enum !== undefined) return schema.enum.map(String).join(' or ');
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === 'object')
    return schema.properties === undefined
      ? 'a mapping'
      : `a mapping with ${Object.keys(schema.properties).join(', ')}`;
  if (schema.type === 'array')
    return `a list of ${schema.items === undefined ? 'values' : describeShape(schema.items).replace(/^an? /, '')}s`;
  if (schema.type === 'integer' || schema.type === 'number') {
    const noun = schema.type === 'integer' ? 'a whole number' : 'a number';
    // 2^53 - 1 is zod's own bound of integers, and no information.
    const maximum =
      schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER ? schema.maximum : undefined;
    if (schema.minimum !== undefined && maximum !== undefined) return `${noun} from ${schema.minimum} to ${maximum}`;
    if (schema.minimum !== undefined) return `${noun} of at least ${schema.minimum}`;
    return schema.exclusiveMinimum === undefined ? noun : `${noun} above ${schema.exclusiveMinimum}`;
  }
  if (schema.type === 'boolean') return 'true or false';
  return schema.pattern === undefined ? 'a text' : `a text that matches ${schema.pattern}`;
}

/** What stands in the file, for a sentence: `the text "abc"`. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string'
    ? `the text "${value}"`
    : `the ${typeof value === 'number' ? 'number' : 'value'} ${String(value)}`;
}
