import { parseLimits } from '../../proc/parse-limits.ts';
import { parseMounts } from '../../proc/parse-mounts.ts';
import { readProc } from '../../proc/process-table.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';

export default function kernel(tested: Tested): AnswerTo<typeof answer> {
  const { main } = tested.processes();
  return {
    mounts: parseMounts(readProc(`${main}/mountinfo`) ?? ''),
    // The tested container's own view of its control group.
    limits: parseLimits((path) => readProc(`${main}/root/sys/fs/cgroup/${path}`)),
  };
}
