import type { peers } from './peers.gen.ts';

/** Linters whose rules are answered here one by one. */
export type PeerId = keyof typeof peers;
