// What a plan says beside what is true of the project. A plan that is given out has to be right; a question and a refusal are
// honest, and needless where there was nothing to ask.

/** From best to worst. Only the last misleads. */
export const outcomes = [
  'planned right',
  'asked right',
  'refused right',
  'asked needlessly',
  'refused needlessly',
  'wrong',
];

/** Holds a plan, or the code that it was refused with, against the expectation. */
export function compare(expect, { plan, refused }) {
  if (refused !== undefined) {
    const right = expect.refused !== undefined && [expect.refused].flat().includes(refused);
    return { outcome: right ? 'refused right' : 'refused needlessly', said: [refused] };
  }
  const open = plan.questions.filter(({ blocking }) => blocking);
  const asked = open.map(({ code, subject }) => code ?? subject);
  if (asked.length > 0) {
    const right = expect.asked !== undefined && [expect.asked].flat().some((code) => asked.includes(code));
    return { outcome: right ? 'asked right' : 'asked needlessly', said: [...new Set(asked)] };
  }
  if (expect.services === undefined)
    return { outcome: 'wrong', said: ['a plan was given out for what can not be planned'] };
  const differences = differencesOf(expect, plan);
  return { outcome: differences.length === 0 ? 'planned right' : 'wrong', said: differences };
}

function differencesOf(expect, plan) {
  const decided = plan.decisions.map(({ subject }) => subject);
  const left = plan.services.map((service) => ({ ...service, decided }));
  const found = expect.services.flatMap((expected) => {
    const index = bestOf(left, expected);
    if (index === -1) return [`no service ${expected.path}`];
    const [service] = left.splice(index, 1);
    return differ(expected, service).map((difference) => `${expected.path}: ${difference}`);
  });
  const extra = left.map(({ path, framework }) => `${path} (${framework}) is no service`);
  const datastores = plan.datastores.map(({ datastore, version }) => ({ datastore, version }));
  const said = plan.questions.map(({ subject }) => subject);
  const unsaid = (expect.said ?? [])
    .filter((subject) => !said.includes(subject))
    .map((subject) => `${subject} is not said`);
  return [...found, ...extra, ...unsaid, ...differInStores(expect.datastores ?? [], datastores)];
}

function bestOf(services, expected) {
  const rank = (service) => (service.path === expected.path ? 10 - differ(expected, service).length : 0);
  const ranks = services.map(rank);
  const best = Math.max(0, ...ranks);
  return best === 0 ? -1 : ranks.indexOf(best);
}

const readers = {
  path: ({ path }) => path,
  name: ({ name }) => name,
  framework: ({ framework }) => framework,
  shape: ({ shape }) => shape,
  port: ({ port }) => port ?? null,
  entry: ({ entryPoint }) => entryPoint,
  command: ({ command }) => command?.join(' ') ?? null,
  manager: ({ packageManager }) => packageManager.id,
  output: ({ build }) => build.outputDirectory ?? null,
  script: ({ build }) => build.script ?? null,
  version: ({ build }) => build.version,
  migrations: ({ migrations }) => migrations?.tool ?? null,
  health: ({ readiness, liveness }) => readiness ?? liveness ?? null,
  volumes: ({ volumes = [] }) => volumes.map(({ path }) => path).join(' '),
};

/** `value` and, where several are right, a list of them. `variables`: names that have to be in its environment. */
function differ({ variables = [], ...expected }, service) {
  const lost = variables
    .filter((name) => !service.decided.includes(`services.${service.name}.environment.${name}`))
    .map((name) => `${name} is lost`);
  const different = Object.entries(expected)
    .map(([key, value]) => ({ key, value, actual: readers[key](service) }))
    .filter(({ value, actual }) => ![value].flat().some((one) => String(one) === String(actual)))
    .map(({ key, value, actual }) => `${key} is ${[value].flat().join(' or ')}, planned ${actual}`);
  return [...different, ...lost];
}

/** `redis` or `postgres 16`. */
function differInStores(expected, planned) {
  const left = [...planned];
  const lost = expected.filter((text) => {
    const [id, version] = text.split(' ');
    const index = left.findIndex((one) => one.datastore === id && (version === undefined || one.version === version));
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
  return [
    ...lost.map((text) => `no ${text}`),
    ...left.map(({ datastore, version }) => `${datastore} ${version} is none of its datastores`),
  ];
}
