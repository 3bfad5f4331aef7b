// Made by `npm run generate` from the files in this folder. Don't edit.
import crash from './crash/experiment.ts';
import deadlines from './deadlines/experiment.ts';
import exposure from './exposure/experiment.ts';
import freeze from './freeze/experiment.ts';
import health from './health/experiment.ts';
import heap from './heap/experiment.ts';
import heapExhaustion from './heap-exhaustion/experiment.ts';
import imageArchive from './image-archive/experiment.ts';
import imageInspection from './image-inspection/experiment.ts';
import interrupt from './interrupt/experiment.ts';
import isolation from './isolation/experiment.ts';
import kernel from './kernel/experiment.ts';
import listeningPorts from './listening-ports/experiment.ts';
import openConnections from './open-connections/experiment.ts';
import processes from './processes/experiment.ts';
import repeatedSignal from './repeated-signal/experiment.ts';
import start from './start/experiment.ts';
import stopUnderLoad from './stop-under-load/experiment.ts';
import writes from './writes/experiment.ts';

export const experiments = {
  crash,
  deadlines,
  exposure,
  freeze,
  health,
  heap,
  'heap-exhaustion': heapExhaustion,
  'image-archive': imageArchive,
  'image-inspection': imageInspection,
  interrupt,
  isolation,
  kernel,
  'listening-ports': listeningPorts,
  'open-connections': openConnections,
  processes,
  'repeated-signal': repeatedSignal,
  start,
  'stop-under-load': stopUnderLoad,
  writes,
} as const;
