import { randomBytes } from 'node:crypto';
import { limitsSchema, mountsSchema, processSchema } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { z } from 'zod';
import { type AgentQuestion, agentScript } from './agent-script.ts';

/** An image that has a Node of version 22 or newer, and where that Node lies in it. */
export interface AgentImage {
  reference: string;
  node: string;
}

const answer = <Value extends z.ZodType>(value: Value) =>
  z.union([z.object({ answer: value }), z.object({ reason: z.string() })]).optional();

const agentReportSchema = z.object({
  kernel: answer(
    z.object({
      processes: z.array(processSchema),
      mounts: mountsSchema,
      limits: limitsSchema,
    }),
  ),
  init: answer(z.object({ command: z.string(), reapsZombies: z.boolean() })),
  heap: z
    .union([
      z.object({ answer: z.object({ pid: z.int(), limitBytes: z.int() }).optional() }),
      z.object({ reason: z.string() }),
    ])
    .optional(),
  terminate: answer(z.object({ sent: z.array(z.int()) })),
});
export type AgentReport = z.infer<typeof agentReportSchema>;

/**
 * Runs the agent beside a container: a short-lived container in its process and network namespaces, so that nothing is
 * needed inside the tested image and nothing is read from the host (which may be a virtual machine). Throws when the
 * agent could not run at all; a single question that could not be answered carries its reason.
 */
export async function runAgent(
  engine: Engine,
  image: AgentImage,
  container: string,
  questions: readonly AgentQuestion[],
  options: { labels?: readonly string[]; signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<AgentReport> {
  const name = `seaworthy-agent-${randomBytes(5).toString('hex')}`;
  const args = [
    ...['run', '--rm', '--pull', 'never', '--name', name, '--label', 'dev.seaworthy=agent'],
    ...(options.labels ?? []).flatMap((label) => ['--label', label]),
    ...['--pid', `container:${container}`, '--network', `container:${container}`],
    // Root with these two sees the files and signals the processes of any user; the root file system stays untouched.
    ...['--user', '0:0', '--cap-add', 'SYS_PTRACE', '--cap-add', 'KILL', '--read-only', '--log-driver', 'none'],
    ...['--env', 'NODE_OPTIONS=', '--entrypoint', image.node, image.reference, '-e', agentScript(questions)],
  ];
  const { exitCode, stdout, stderr } = await engine.docker(args, {
    reject: false,
    timeoutMs: options.timeoutMs ?? 20_000,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const line = stdout.split('\n').findLast((text) => text.startsWith('{'));
  // A killed client leaves its container running; removing one that is gone already is no error here.
  if (line === undefined) await engine.docker(['rm', '--force', name], { reject: false });
  if (line === undefined) throw new Error(`the agent ended with exit code ${exitCode}: ${lastLine(stderr || stdout)}`);
  return agentReportSchema.parse(JSON.parse(line));
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
