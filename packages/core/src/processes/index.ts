export { isRunning } from './is-running.ts';
export {
  judgeListening,
  type ListeningSocket,
  reachablePorts,
  type WrongListening,
  withoutResolver,
} from './listening.ts';
