import { randomBytes } from 'node:crypto';
import { type AgentQuestion, type AgentReport, agentProgram, inOrder, parseReport } from '@seaworthy/agent';
import type { Engine } from '@seaworthy/engine';

/** An image that has a Node of version 22 or newer, and where that Node lies in it. */
export interface AgentImage {
  reference: string;
  node: string;
}

/**
 * Runs the agent beside a container: a short-lived container in its process and network namespaces, so that nothing is
 * needed inside the tested image and nothing is read from the host (which may be a virtual machine). Throws when the
 * agent could not run at all; a single question that could not be answered carries its reason.
 */
export async function runAgent(
  engine: Engine,
  image: AgentImage,
  container: string,
  questions: Iterable<AgentQuestion>,
  options: { labels?: readonly string[]; signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<AgentReport> {
  const name = `seaworthy-agent-${randomBytes(5).toString('hex')}`;
  const args = [
    ...['run', '--rm', '--pull', 'never', '--name', name, '--label', 'dev.seaworthy=agent'],
    ...(options.labels ?? []).flatMap((label) => ['--label', label]),
    ...['--pid', `container:${container}`, '--network', `container:${container}`],
    // Root with these two sees the files and signals the processes of any user; the root file system stays untouched.
    ...['--user', '0:0', '--cap-add', 'SYS_PTRACE', '--cap-add', 'KILL', '--read-only', '--log-driver', 'none'],
    ...['--env', 'NODE_OPTIONS=', '--entrypoint', image.node, image.reference, ...agentProgram(inOrder(questions))],
  ];
  const { exitCode, stdout, stderr } = await engine.docker(args, {
    reject: false,
    timeoutMs: options.timeoutMs ?? 20_000,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const report = parseReport(stdout);
  if (report !== undefined) return report;
  // A killed client leaves its container running; removing one that is gone already is no error here.
  await engine.docker(['rm', '--force', name], { reject: false });
  throw new Error(`the agent ended with exit code ${exitCode}: ${lastLine(stderr || stdout)}`);
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
