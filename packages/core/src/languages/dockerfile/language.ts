import { type AdoptedFolder, openAdopted } from '../../source/adopted-folder.ts';
import { defineLanguage, type Language } from '../define-language.ts';
import { readsNothing } from '../reads-nothing.ts';
import { findOwnEnvironment } from './environment.ts';

/** What a Dockerfile of the repository builds, whatever it is written in: the file is kept, and nothing of it is made here. */
export default defineLanguage<Language<AdoptedFolder>>({
  id: 'dockerfile',
  name: 'Dockerfile',
  // A Dockerfile alone makes no folder a service: `adoptDockerfiles` says whose it is.
  manifests: [],
  reading: {
    ...readsNothing,
    open: openAdopted,
    project: ({ own: { compose, file } }) =>
      compose === undefined ? { file } : { name: compose.name, file: compose.source.file, called: true },
    findServers: ({ servers }) => [...servers],
    // Nobody reads which files it takes.
    isNamed: () => true,
    findEnvironment: findOwnEnvironment,
  },
  building: {
    versions: [],
    ended: {},
    resolveVersion: () => undefined,
    image: () => 'scratch',
    lookedForEntry: () => 'Its Dockerfile says what starts it.',
    developmentCommand: () => undefined,
  },
  runtime: {
    id: 'other',
    name: 'what its image starts',
    versions: [],
    image: () => undefined,
    healthCommand: () => [],
    init: { value: 'tini', because: 'What PID 1 does is its own.' },
  },
  defaults: {
    portBecause: 'Nothing says where it listens.',
    resources: { memoryMb: 512, memoryReservationMb: 512, cpus: 1, cpuReservation: 0.25, pids: 256 },
    // An image that somebody else makes promised no size: only what nobody can mean is failed.
    budgets: { imageTransferredMb: 2000, imageUnpackedMb: 6000, startSeconds: 60, shutdownSeconds: 30 },
    writablePaths: [],
    startPeriodSeconds: 60,
  },
});
