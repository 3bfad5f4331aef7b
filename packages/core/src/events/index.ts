export { type TaskEnd, trackTask } from './track-task.ts';
