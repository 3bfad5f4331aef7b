import type { z } from 'zod';

/** What asking leaves behind: nothing, processes in the container's namespace, or a program that was spoken to. */
export type Touch = 'nothing' | 'namespace' | 'program';

/** The host's half of a question. It lies in a file of its own so that no schema has to travel into the container. */
export interface AnswerDefinition<Value extends z.ZodType = z.ZodType> {
  touches: Touch;
  schema: Value;
}

export function defineAnswer<Value extends z.ZodType>(definition: AnswerDefinition<Value>): AnswerDefinition<Value> {
  return definition;
}

/** What the function in `question.ts` yields: `AnswerTo<typeof answer>`. */
export type AnswerTo<Definition extends AnswerDefinition> = z.infer<Definition['schema']>;
