import { heapScript } from './heap-script.ts';
import { initScript } from './init-script.ts';
import { kernelScript } from './kernel-script.ts';

/** What the agent can be asked. `terminate` sends SIGTERM to every process of the container but PID 1. */
export type AgentQuestion = 'kernel' | 'init' | 'heap' | 'terminate';

/**
 * The program that the agent runs, as text: it is executed by a Node of another container, where nothing of this
 * package exists. It joins the tested container's process and network namespaces, so it sees its processes under
 * their own numbers. Prints one line of JSON, an answer or a reason for each question.
 */
export function agentScript(questions: readonly AgentQuestion[]): string {
  return `${kernelScript}
${initScript}
${heapScript}
async function terminate() {
  const sent = [];
  for (const { pid } of await processes()) {
    if (pid === 1) continue;
    try { process.kill(pid, 'SIGTERM'); sent.push(pid); } catch (error) { if (error.code !== 'ESRCH') throw error; }
  }
  return { sent };
}
const asked = { kernel, init, heap, terminate };
(async () => {
  const answers = {};
  for (const question of ${JSON.stringify(questions)}) {
    try { answers[question] = { answer: await asked[question]() }; }
    catch (error) { answers[question] = { reason: String(error.message || error) }; }
  }
  console.log(JSON.stringify(answers));
  process.exit(0);
})();`;
}
