import { randomBytes } from 'node:crypto';
import { ownerLabels } from './own-containers.ts';

/** An image that has a Node of version 22 or newer, and where that Node lies in it. */
export interface AgentImage {
  reference: string;
  node: string;
}

/**
 * From where the agent looks. `beside`: it has the engine's own view of all processes (in a virtual machine: that one's),
 * and only containers that have it, too, see the agent. `inside`: it joined the container's process namespace, where
 * the container's own processes see it, and with enough rights can end it.
 */
export type AgentView = 'beside' | 'inside';

export interface AgentContainer {
  name: string;
  /** For `docker`. */
  args: string[];
}

/** A short-lived container of the agent, as one runs it; `container`: the one whose network it joins. */
export function agentContainer(
  image: AgentImage,
  program: readonly string[],
  options: { view: AgentView; container?: string; labels: readonly string[]; interactive?: boolean },
): AgentContainer {
  const { view, container } = options;
  const name = `seaworthy-agent-${randomBytes(5).toString('hex')}`;
  const joined = container === undefined ? 'none' : `container:${container}`;
  const args = [
    ...['run', '--rm', '--pull', 'never', '--name', name, '--label', 'dev.seaworthy=agent'],
    ...(options.interactive === true ? ['--interactive'] : []),
    ...[...Object.entries(ownerLabels()).map(([label, value]) => `${label}=${value}`), ...options.labels].flatMap(
      asLabel,
    ),
    // An engine that gives containers a user namespace of their own shows its processes only to those without one.
    ...(view === 'beside' ? ['--pid', 'host', '--userns', 'host'] : ['--pid', joined]),
    ...['--network', joined],
    // Root with these sees the files and signals the processes of any user; the root file system stays untouched.
    ...['--user', '0:0', '--cap-drop', 'ALL', ...['SYS_PTRACE', 'DAC_READ_SEARCH', 'KILL'].flatMap(capability)],
    ...['--security-opt', 'no-new-privileges', '--read-only', '--log-driver', 'none'],
    ...['--env', 'NODE_OPTIONS=', '--entrypoint', image.node, image.reference, ...program],
  ];
  return { name, args };
}

function asLabel(label: string): string[] {
  return ['--label', label];
}

function capability(name: string): string[] {
  return ['--cap-add', name];
}

/** `docker run` itself failed: no container was started. */
export const NOT_STARTED = 125;

/**
 * Why an agent gave no whole answer, in a sentence's words. `namespace`: whose process namespace it had joined, so that who
 * may have ended it is named.
 */
export function explainEnd(
  view: AgentView,
  end: { exitCode: number; stderr: string },
  namespace = 'the container',
): string {
  const where = view === 'inside' ? ` in the process namespace of ${namespace}` : '';
  if (end.exitCode === 137 || end.exitCode === 143) {
    return view === 'beside'
      ? `the agent was ended from outside (exit code ${end.exitCode})`
      : `the agent was ended${where}, whose processes can do that (exit code ${end.exitCode})`;
  }
  const lines = end.stderr.split('\n').map((line) => line.trim());
  // The client says what the engine answered, and then how to get help.
  const answer = lines.find((line) => line.startsWith('docker: ')) ?? lines.findLast((line) => line !== '');
  return `the agent ended${where} with exit code ${end.exitCode}${answer === undefined ? '' : `: ${answer.slice(0, 300)}`}`;
}
