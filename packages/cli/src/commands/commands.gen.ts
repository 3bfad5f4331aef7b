// Made by `npm run generate` from the files in this folder. Don't edit.
import build from './build/command.ts';
import completion from './completion/command.ts';
import down from './down/command.ts';
import engineDoctor from './engine-doctor/command.ts';
import engineFoundations from './engine-foundations/command.ts';
import engineInstall from './engine-install/command.ts';
import engineStart from './engine-start/command.ts';
import engineStop from './engine-stop/command.ts';
import generate from './generate/command.ts';
import init from './init/command.ts';
import lint from './lint/command.ts';
import logs from './logs/command.ts';
import pin from './pin/command.ts';
import plan from './plan/command.ts';
import prove from './prove/command.ts';
import ps from './ps/command.ts';
import report from './report/command.ts';
import ship from './ship/command.ts';
import test from './test/command.ts';
import up from './up/command.ts';

export const commands = {
  build: { command: build, load: () => import('./build/run.ts') },
  completion: { command: completion, load: () => import('./completion/run.ts') },
  down: { command: down, load: () => import('./down/run.ts') },
  'engine-doctor': { command: engineDoctor, load: () => import('./engine-doctor/run.ts') },
  'engine-foundations': { command: engineFoundations, load: () => import('./engine-foundations/run.ts') },
  'engine-install': { command: engineInstall, load: () => import('./engine-install/run.ts') },
  'engine-start': { command: engineStart, load: () => import('./engine-start/run.ts') },
  'engine-stop': { command: engineStop, load: () => import('./engine-stop/run.ts') },
  generate: { command: generate, load: () => import('./generate/run.ts') },
  init: { command: init, load: () => import('./init/run.ts') },
  lint: { command: lint, load: () => import('./lint/run.ts') },
  logs: { command: logs, load: () => import('./logs/run.ts') },
  pin: { command: pin, load: () => import('./pin/run.ts') },
  plan: { command: plan, load: () => import('./plan/run.ts') },
  prove: { command: prove, load: () => import('./prove/run.ts') },
  ps: { command: ps, load: () => import('./ps/run.ts') },
  report: { command: report, load: () => import('./report/run.ts') },
  ship: { command: ship, load: () => import('./ship/run.ts') },
  test: { command: test, load: () => import('./test/run.ts') },
  up: { command: up, load: () => import('./up/run.ts') },
} as const;
