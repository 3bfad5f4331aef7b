import { defineError } from '../user-error.ts';

export default defineError<{ lock: string; command: string; pid: number; startedAt: string }>({
  code: 'ALREADY_RUNNING',
  message: ({ command, pid, startedAt }) =>
    `\`${command}\` is already at work in this folder (process ${pid}, since ${startedAt}).`,
  fix: ({ lock, pid }) => `wait for it or stop it; if process ${pid} is something else, remove ${lock}.`,
});
