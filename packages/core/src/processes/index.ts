export { isRunning } from './is-running.ts';
export { judgeListening, type ListeningSocket, type WrongListening, withoutResolver } from './listening.ts';
