// `node --import @seaworthy/runtime/worker jobs.js`: the same for a process that listens on nothing. The admin port is opened
// at once, as there is no server to wait for.
import './register.ts';
import type { Context } from './context.ts';

// By its name alone, since this file ships beside the other one and has nothing of it.
(globalThis as Record<symbol, Context | undefined>)[Symbol.for('seaworthy.runtime')]?.beWorker();
