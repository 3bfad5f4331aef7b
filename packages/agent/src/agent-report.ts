import { evidenceSchemas } from '@seaworthy/core/model';
import { z } from 'zod';
import type { Freeze } from './freeze/freeze.ts';
import { answers } from './questions/answers.gen.ts';
import type { AgentQuestion, Answer } from './questions.ts';

/** What became of each question that was asked: its answer, or why there is none. */
export type AgentReport = {
  [Question in AgentQuestion]?: { answer: Answer<Question> } | { reason: string };
};

/** What was seen of a container while it was watched: processes, each as evidence has it. */
export type WatchedContainer = z.infer<typeof watchedSchema>;

/**
 * Reads what the agent printed: one line of JSON, perhaps after words of the Node that runs it. `undefined`: there is none
 * that is whole. Throws when it is an answer of another form.
 */
export function parseReport(output: string): AgentReport | undefined {
  return parseLine(output, reportSchema);
}

/** Reads what a watch printed at its end, by container; the same promises. */
export function parseWatch(output: string): Record<string, WatchedContainer> | undefined {
  return parseLine(output, z.record(z.string(), watchedSchema));
}

/** Reads what came of a container that was stopped; the same promises. */
export function parseFreeze(output: string): Freeze | undefined {
  return parseLine(output, freezeSchema);
}

function parseLine<Value>(output: string, schema: z.ZodType<Value>): Value | undefined {
  const line = output.split('\n').findLast((text) => text.startsWith('{'));
  // An agent that was ended while it wrote has left the beginning of a line.
  if (line === undefined || !line.endsWith('}')) return undefined;
  const read = schema.safeParse(parseJson(line));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`the agent's answer is of another form: ${issue?.path.join('.')}: ${issue?.message}`);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const watchedSchema = z.object({
  seen: evidenceSchemas.processes,
  /** When it was looked at for the first and the last time, in milliseconds from its start. */
  fromMs: z.int(),
  toMs: z.int(),
  /** Where something listened at any time in its network. */
  listeners: z.array(z.object({ address: z.string(), port: z.int() })).default([]),
  /** Sights of processes with rights of their own that were too many to be listed. */
  unlisted: z.int(),
});

const freezeSchema = z.union([
  z.object({ reason: z.string() }),
  z.object({ processes: z.int(), throughout: z.boolean(), ended: z.enum(['told', 'deadline']) }),
]);

// The reason comes first: an answer may be absent, and then everything would be one.
const reportSchema: z.ZodType<AgentReport> = z.object(
  Object.fromEntries(
    Object.entries(answers).map(([question, { schema }]) => [
      question,
      z.union([z.object({ reason: z.string() }), answered(schema)]).optional(),
    ]),
  ),
) as never;

function answered(schema: z.ZodType) {
  return z.object({ answer: schema });
}
