export { isRunning } from './is-running.ts';
export {
  isLoopback,
  judgeListening,
  type ListeningSocket,
  reachablePorts,
  type WrongListening,
  withoutResolver,
} from './listening.ts';
