export { agentProgram } from './agent-program.ts';
export { type AgentReport, parseReport } from './agent-report.ts';
export { type AgentQuestion, type Answer, agentQuestions, inOrder } from './questions.ts';
