import type { z } from 'zod';
import { answers } from './questions/answers.gen.ts';
import type { Touch } from './questions/define-answer.ts';

/** What the agent can be asked: the folders of `questions`. */
export type AgentQuestion = keyof typeof answers;
export type Answer<Question extends AgentQuestion> = z.infer<(typeof answers)[Question]['schema']>;

const ORDER: readonly Touch[] = ['nothing', 'namespace', 'program'];

/** Each question once, in the order in which no answer is about what the agent did for another one. */
export function inOrder(questions: Iterable<AgentQuestion>): AgentQuestion[] {
  const rank = (question: AgentQuestion) => ORDER.indexOf(answers[question].touches);
  return [...new Set(questions)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/**
 * Whether a question can be answered only by a process of the container's own process namespace. There the container sees
 * the agent, too, and with enough rights can end it; all others are asked from where it can't.
 */
export function asksFromInside(question: AgentQuestion): boolean {
  return answers[question].touches === 'namespace';
}

/** Whether asking leaves nothing behind, in the container's namespaces or in a program. */
export function touchesNothing(question: AgentQuestion): boolean {
  return answers[question].touches === 'nothing';
}

/** Every question there is. */
export const agentQuestions = Object.keys(answers) as AgentQuestion[];
