export { agentProgram, freezeProgram, watchProgram } from './agent-program.ts';
export { type AgentReport, parseFreeze, parseReport, parseWatch, type WatchedContainer } from './agent-report.ts';
export type { Freeze } from './freeze/freeze.ts';
export type { ContainerTarget } from './proc/container.ts';
export { isInContainer } from './proc/parse-cgroup.ts';
export type { UnreadSocket } from './proc/parse-sockets.ts';
export { createTableReader, type ProcessTable } from './proc/process-table.ts';
export { NOTHING_SEEN } from './questions/define-question.ts';
export {
  type AgentQuestion,
  type Answer,
  agentQuestions,
  asksFromInside,
  inOrder,
  touchesNothing,
} from './questions.ts';
