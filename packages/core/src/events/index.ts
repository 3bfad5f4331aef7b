export { trackTask } from './track-task.ts';
