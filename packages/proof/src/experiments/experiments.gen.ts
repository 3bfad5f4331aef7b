// Made by `npm run generate` from the files in this folder. Don't edit.
import exposure from './exposure/experiment.ts';
import freeze from './freeze/experiment.ts';
import health from './health/experiment.ts';
import heap from './heap/experiment.ts';
import imageArchive from './image-archive/experiment.ts';
import imageInspection from './image-inspection/experiment.ts';
import isolation from './isolation/experiment.ts';
import kernel from './kernel/experiment.ts';
import listeningPorts from './listening-ports/experiment.ts';
import processes from './processes/experiment.ts';
import start from './start/experiment.ts';
import stopUnderLoad from './stop-under-load/experiment.ts';
import writes from './writes/experiment.ts';

export const experiments = {
  exposure,
  freeze,
  health,
  heap,
  'image-archive': imageArchive,
  'image-inspection': imageInspection,
  isolation,
  kernel,
  'listening-ports': listeningPorts,
  processes,
  start,
  'stop-under-load': stopUnderLoad,
  writes,
} as const;
