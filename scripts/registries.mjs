/**
 * The registries: lists that are made from folders, so that adding is creating. Each says which files are entries, and
 * what the generated module exports. `lazy` entries are imported when they are used.
 */
export const registries = [
  {
    folder: 'packages/core/src/errors/catalogue',
    entry: '*.ts',
    output: 'packages/core/src/errors/catalogue.gen.ts',
    exports: 'catalogue',
    key: screamingSnakeCase,
  },
  {
    folder: 'packages/core/src/languages',
    entry: '*/language.ts',
    output: 'packages/core/src/languages/languages.gen.ts',
    exports: 'languages',
  },
  {
    folder: 'packages/core/src/shapes',
    entry: '*/shape.ts',
    output: 'packages/core/src/shapes/shapes.gen.ts',
    exports: 'shapes',
  },
  {
    folder: 'packages/core/src/frameworks',
    entry: '*/detector.ts',
    output: 'packages/core/src/frameworks/detectors.gen.ts',
    exports: 'detectors',
  },
  {
    folder: 'packages/core/src/frameworks',
    entry: '*/recipe.ts',
    output: 'packages/core/src/frameworks/recipes.gen.ts',
    exports: 'recipes',
  },
  {
    folder: 'packages/core/src/frameworks',
    entry: '*/defaults.ts',
    output: 'packages/core/src/frameworks/defaults.gen.ts',
    exports: 'defaults',
  },
  {
    folder: 'packages/core/src/datastores',
    entry: '*/datastore.ts',
    output: 'packages/core/src/datastores/datastores.gen.ts',
    exports: 'datastores',
  },
  {
    folder: 'packages/core/src/targets',
    entry: '*/target.ts',
    output: 'packages/core/src/targets/targets.gen.ts',
    exports: 'targets',
  },
  {
    folder: 'packages/core/src/package-managers',
    entry: '*/package-manager.ts',
    output: 'packages/core/src/package-managers/package-managers.gen.ts',
    exports: 'packageManagers',
  },
  {
    folder: 'packages/core/src/evidence',
    entry: '*.ts',
    output: 'packages/core/src/evidence/evidence.gen.ts',
    exports: 'evidenceDefinitions',
    key: camelCase,
  },
  {
    folder: 'packages/provision/src/foundations',
    entry: '*/foundation.ts',
    output: 'packages/provision/src/foundations/foundations.gen.ts',
    exports: 'foundations',
  },
  {
    folder: 'packages/agent/src/questions',
    entry: '*/question.ts',
    output: 'packages/agent/src/questions/questions.gen.ts',
    exports: 'questions',
  },
  {
    folder: 'packages/agent/src/questions',
    entry: '*/answer.ts',
    output: 'packages/agent/src/questions/answers.gen.ts',
    exports: 'answers',
  },
  {
    folder: 'packages/proof/src/experiments',
    entry: '*/experiment.ts',
    output: 'packages/proof/src/experiments/experiments.gen.ts',
    exports: 'experiments',
  },
  {
    folder: 'packages/checks/src/checks',
    entry: '*.ts',
    output: 'packages/checks/src/checks.gen.ts',
    exports: 'checks',
  },
  {
    folder: 'packages/core/src/lint/rules',
    entry: '*.ts',
    output: 'packages/core/src/lint/rules.gen.ts',
    exports: 'rules',
  },
  {
    folder: 'packages/core/src/lint/peers',
    entry: '*.ts',
    output: 'packages/core/src/lint/peers/peers.gen.ts',
    exports: 'peers',
  },
  {
    folder: 'packages/report/src/formats',
    entry: '*/format.ts',
    output: 'packages/report/src/formats/formats.gen.ts',
    exports: 'formats',
  },
  {
    folder: 'packages/cli/src/commands',
    entry: '*/command.ts',
    output: 'packages/cli/src/commands/commands.gen.ts',
    exports: 'commands',
    lazy: 'run.ts',
  },
];

export function screamingSnakeCase(id) {
  return id.toUpperCase().replaceAll('-', '_');
}

export function camelCase(id) {
  return id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
