// Which servers lose requests when they are told to stop: the libraries with one plain server, and the runtime with every
// framework. `ROLLOUTS`: how often each framework is stopped.
import bundleRuntime from '../../scripts/bundle-runtime.mjs';
import { runtimePackages } from '../../scripts/runtime-packages.mjs';
import { keep, median } from '../measuring.mjs';
import { frameworks, http2Program, libraries, peerPackages, webSocketProgram } from './programs.mjs';
import * as scenarios from './scenarios.mjs';
import { withServer } from './server.mjs';

const ROLLOUTS = Number(process.env.ROLLOUTS ?? 20);

await bundleRuntime();
const [frameworkPackages, libraryPackages] = [runtimePackages(), peerPackages()];
const results = { rollouts: ROLLOUTS, libraries: {}, frameworks: {} };

for (const [name, { program, runtime = false }] of Object.entries(libraries)) {
  const play = (scenario, source = program, packages = libraryPackages) =>
    withServer({ program: source, runtime, packages }, scenario);
  results.libraries[name] = {
    load: await play(scenarios.load),
    burst: await play(scenarios.burst),
    inFlight: await play(scenarios.inFlight),
    secondSignal: await play((server) => scenarios.inFlight(server, { twice: true })),
    idle: await play(scenarios.idle),
    slowUpload: await play(scenarios.slowUpload),
    pipelined: await play(scenarios.pipelined),
    eventStream: await play(scenarios.eventStream),
    // Libraries for HTTP/1.1 say nothing of these: beside the runtime stands what Node does alone.
    ...(name === '@seaworthy/runtime' || name === 'no handler'
      ? {
          webSocket: await play(scenarios.webSocket, webSocketProgram, frameworkPackages),
          http2: await play(scenarios.http2, http2Program),
        }
      : {}),
  };
  console.error(name, JSON.stringify(results.libraries[name]));
}

for (const [name, program] of Object.entries(frameworks)) {
  const rollouts = [];
  for (let rollout = 0; rollout < ROLLOUTS; rollout += 1)
    rollouts.push(
      await withServer({ program, runtime: true, packages: frameworkPackages }, async (server) => {
        const { sent, lost } = await scenarios.load(server);
        const { code } = await server.ended;
        return { sent, lost, code };
      }),
    );
  results.frameworks[name] = {
    sent: rollouts.reduce((total, { sent }) => total + sent, 0),
    lost: rollouts.reduce((total, { lost }) => total + lost, 0),
    medianSent: median(rollouts.map(({ sent }) => sent)),
    exits: [...new Set(rollouts.map(({ code }) => code))],
  };
  console.error(name, JSON.stringify(results.frameworks[name]));
}

keep('drain', results);
