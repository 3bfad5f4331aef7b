import type { Peer } from './define-peer.ts';
import { peers as registry } from './peers.gen.ts';

/** Linters whose rules are answered here one by one. */
export type PeerId = keyof typeof registry;

export const peers: Readonly<Record<PeerId, Peer>> = registry;
