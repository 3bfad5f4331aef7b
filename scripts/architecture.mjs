/**
 * Who may import whom, in one place. Arrows run downwards only.
 *
 * `doors`: what a package may import of the others. `folders`: its own folders (the first level below `src`), from top to
 * bottom. What stands in one line does not import each other. A file that lies there counts as a folder of its name, or,
 * where that is not named, as `.`.
 */
export const packages = {
  cli: {
    doors: ['@seaworthy/pipeline', '@seaworthy/report', '@seaworthy/core/*'],
    folders: [['main', 'index'], ['program'], ['commands'], ['text'], ['invocation'], ['output']],
  },
  pipeline: {
    doors: [
      ...['@seaworthy/core', '@seaworthy/core/*', '@seaworthy/checks', '@seaworthy/engine'],
      ...['@seaworthy/provision', '@seaworthy/proof', '@seaworthy/report'],
    ],
    folders: [
      ['index'],
      ['ship'],
      ['stack', 'prove'],
      ['generate', 'report', 'lint'],
      ['build'],
      ['engine'],
      ['plan', 'secrets'],
      ['plan-reading'],
      ['run'],
      ['target'],
    ],
  },
  report: {
    doors: ['@seaworthy/core/*'],
    folders: [['index'], ['formats'], ['summary']],
  },
  proof: {
    doors: ['@seaworthy/core/*', '@seaworthy/agent', '@seaworthy/engine'],
    folders: [['index'], ['prove'], ['scheduler'], ['experiments'], ['sources'], ['load', 'machine']],
  },
  agent: {
    doors: ['@seaworthy/core/*'],
    folders: [['index', 'main'], ['.'], ['freeze'], ['questions'], ['watch'], ['proc']],
  },
  provision: {
    doors: ['@seaworthy/core/*', '@seaworthy/engine'],
    folders: [
      ['index'],
      ['doctor'],
      ['installation', 'substitution'],
      ['making'],
      ['foundations'],
      ['apt'],
      ['machine'],
    ],
  },
  engine: {
    doors: ['@seaworthy/core/*'],
    folders: [['index'], ['stack', 'build'], ['compose', 'images'], ['containers', 'processes'], ['connection']],
  },
  checks: {
    doors: ['@seaworthy/core/*'],
    folders: [['index'], ['judge'], ['leave-out'], ['checks'], ['.']],
  },
  runtime: {
    doors: [],
    folders: [
      ['index', 'worker'],
      ['register'],
      ['install'],
      ['threads', 'metrics', 'queues'],
      ['shutdown'],
      ['signals', 'processes', 'long-lived', 'admin', 'stall'],
      ['servers'],
      ['requests', 'responses', 'sessions'],
      ['health'],
      ['context'],
      ['readiness', 'registry', 'tracking', 'settings', 'environment', 'silence'],
      ['log'],
      ['trace'],
    ],
  },
  core: {
    doors: [],
    folders: [
      ['index'],
      ['detect', 'plan', 'generate', 'lint'],
      ['refusals'],
      ['targets'],
      ['frameworks', 'datastores'],
      ['sites'],
      ['languages'],
      ['shapes'],
      ['workspaces'],
      ['package-managers'],
      ['source', 'dockerfile'],
      ['configuration'],
      ['repository'],
      ['drift', 'events', 'processes', 'secrets', 'text'],
      ['errors'],
      ['format'],
      ['model'],
      ['evidence'],
      ['images'],
    ],
  },
  testkit: {
    doors: ['@seaworthy/core', '@seaworthy/core/*', '@seaworthy/engine', '@seaworthy/provision'],
    folders: [['pages'], ['index', 'checks', 'cli', 'core', 'lies', 'lint', 'report', 'runtime'], ['.']],
  },
};

/** The world: which modules only these folders may use, and what the others do instead. */
export const world = [
  {
    module: /^(node:)?fs(\/promises)?$/,
    allowed: /^packages\/(core\/src\/repository|engine|provision|proof|agent|pipeline|cli|testkit)\//,
    instead: 'read through `Repository` (core/src/repository), write in pipeline',
  },
  {
    module: /^((node:)?child_process|execa)$/,
    allowed: /^packages\/(engine|provision|proof|agent|runtime|testkit)\//,
    instead: 'processes are started in packages/engine, provision, proof and agent only',
  },
  {
    module: /^(node:)?(net|http|https|tls|dgram|dns)$/,
    allowed: /^packages\/(engine|provision|proof|agent|runtime|testkit)\//,
    instead: 'the network is used in packages/engine, provision, proof, agent and runtime only',
  },
];
