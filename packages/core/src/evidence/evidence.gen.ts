// Made by `npm run generate` from the files in this folder. Don't edit.
import deadlines from './deadlines.ts';
import drain from './drain.ts';
import engineSockets from './engine-sockets.ts';
import exposure from './exposure.ts';
import frozenHealth from './frozen-health.ts';
import health from './health.ts';
import healthHonesty from './health-honesty.ts';
import heap from './heap.ts';
import heapExhaustion from './heap-exhaustion.ts';
import hostMounts from './host-mounts.ts';
import imageConfig from './image-config.ts';
import imageFiles from './image-files.ts';
import init from './init.ts';
import interrupt from './interrupt.ts';
import isolation from './isolation.ts';
import limits from './limits.ts';
import listeningPorts from './listening-ports.ts';
import mounts from './mounts.ts';
import openConnections from './open-connections.ts';
import processes from './processes.ts';
import recovery from './recovery.ts';
import releases from './releases.ts';
import repeatedSignal from './repeated-signal.ts';
import seccompProfile from './seccomp-profile.ts';
import shutdown from './shutdown.ts';
import start from './start.ts';
import strayFiles from './stray-files.ts';
import writes from './writes.ts';

export const evidenceDefinitions = {
  deadlines,
  drain,
  engineSockets,
  exposure,
  frozenHealth,
  health,
  healthHonesty,
  heap,
  heapExhaustion,
  hostMounts,
  imageConfig,
  imageFiles,
  init,
  interrupt,
  isolation,
  limits,
  listeningPorts,
  mounts,
  openConnections,
  processes,
  recovery,
  releases,
  repeatedSignal,
  seccompProfile,
  shutdown,
  start,
  strayFiles,
  writes,
} as const;
