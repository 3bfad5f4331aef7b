export { type FailedProgram, failedProgram } from './failed-program.ts';
export { type TaskEnd, trackTask } from './track-task.ts';
