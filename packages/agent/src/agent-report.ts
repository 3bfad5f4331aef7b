import { z } from 'zod';
import { answers } from './questions/answers.gen.ts';
import type { AgentQuestion, Answer } from './questions.ts';

/** What became of each question that was asked: its answer, or why there is none. */
export type AgentReport = {
  [Question in AgentQuestion]?: { answer: Answer<Question> } | { reason: string };
};

/** Reads what the agent printed: one line of JSON, perhaps after words of the Node that runs it. `undefined`: there is none. */
export function parseReport(output: string): AgentReport | undefined {
  const line = output.split('\n').findLast((text) => text.startsWith('{'));
  return line === undefined ? undefined : reportSchema.parse(JSON.parse(line));
}

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
