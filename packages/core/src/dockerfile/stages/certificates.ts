import type { Mount } from '../stage.ts';

/** Debian's bundle of trusted authorities, which every tool in a build stage is told to use. */
export const CA_BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

/**
 * The bundle of a network that inspects TLS takes the place of Debian's for one step. Without the secret the mount does
 * nothing; with it, no file is left in the layer.
 */
export const certificates: Mount = { type: 'secret', id: 'ca', target: CA_BUNDLE };
