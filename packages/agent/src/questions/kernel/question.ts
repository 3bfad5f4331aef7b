import { existsSync, readFileSync } from 'node:fs';
import { parseLimits } from '../../proc/parse-limits.ts';
import { parseMounts } from '../../proc/parse-mounts.ts';
import { readProcesses } from '../../proc/read-processes.ts';
import type { AnswerTo } from '../define-answer.ts';
import type answer from './answer.ts';

/** The tested container's own view of its control group. */
const CGROUP = '/proc/1/root/sys/fs/cgroup/';

export default function kernel(): AnswerTo<typeof answer> {
  return {
    processes: readProcesses(),
    mounts: parseMounts(readFileSync('/proc/1/mountinfo', 'utf8')),
    limits: parseLimits((path) => (existsSync(CGROUP + path) ? readFileSync(CGROUP + path, 'utf8') : undefined)),
  };
}
