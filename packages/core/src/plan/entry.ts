import type { ServiceFacts, ServicePlan } from '../model/index.ts';
import { because, type ServiceLedger } from './decisions.ts';

type Entry = Pick<ServicePlan, 'entryPoint' | 'buildScript' | 'outputDirectory'>;

/** What is built and what starts the service. Empty when nothing was found: a blocking question says so. */
export function planEntry(service: ServiceLedger, facts: ServiceFacts): Entry {
  const { ledger, subject, settings } = service;
  const [first] = facts.entryPoints;
  const entryPoint = service.decide('entryPoint', {
    fact: first === undefined ? undefined : because(first, 'What starts the service.'),
    fallback: { value: '', because: 'Nothing says what starts the service.' },
  });
  if (settings.entryPoint === undefined && facts.entryPoints.length > 1) {
    ledger.ask({
      subject: subject('entryPoint'),
      question: 'Which of these starts the service?',
      candidates: facts.entryPoints.map(({ value, source }) => ({ value, source })),
      blocking: true,
      code: 'ENTRY_POINT_AMBIGUOUS',
    });
  }
  if (entryPoint === '') {
    ledger.ask({
      subject: subject('entryPoint'),
      question: lookedFor(facts),
      candidates: [],
      blocking: true,
      code: 'ENTRY_POINT_MISSING',
    });
  }
  if (facts.framework.id === 'fastapi' && facts.traits.uvicorn === undefined) {
    ledger.ask({
      subject: subject('server'),
      question: 'There is no ASGI server among the dependencies.',
      candidates: [{ value: 'uvicorn' }],
      blocking: true,
      code: 'ASGI_SERVER_MISSING',
    });
  }
  const build = facts.scripts.build;
  const buildScript =
    settings.build !== undefined
      ? ledger.configured(subject('build'), settings.build, ['services', service.name, 'build'])
      : build === undefined || facts.language !== 'node'
        ? undefined
        : ledger.found(subject('build'), 'build', because(build, `Runs \`${build.value}\`.`).reason);
  const output = facts.outputDirectory;
  if (output !== undefined)
    ledger.found(
      subject('outputDirectory'),
      output.value,
      because(output, 'Where the build puts what is shipped.').reason,
    );
  return {
    ...(buildScript === undefined ? {} : { buildScript }),
    entryPoint,
    ...(output === undefined ? {} : { outputDirectory: output.value }),
  };
}

function lookedFor({ language, scripts }: ServiceFacts): string {
  if (language === 'python') return 'no module creates the application at its top level';
  return scripts.start === undefined
    ? 'package.json has no start script, and no file listens on a port'
    : `the start script is \`${scripts.start.value}\`, which names no file that is in the repository or made by a build script`;
}
