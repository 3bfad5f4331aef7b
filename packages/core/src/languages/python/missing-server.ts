import type { Question, ServiceFacts } from '../../model/index.ts';
import { shapeOf } from '../../shapes/shape-of.ts';
import { ADDED_SERVER } from './added-server.ts';

/** An ASGI application without a server for it can't be started. */
export function askForAsgiServer(facts: ServiceFacts): Question[] {
  if (hasServer(facts)) return [];
  return [
    {
      subject: 'server',
      question: 'There is no ASGI server among the dependencies.',
      candidates: [{ value: 'uvicorn' }],
      blocking: true,
      code: 'ASGI_SERVER_MISSING',
    },
  ];
}

/** A WSGI application without one is given a server by the build, which its lockfile knows nothing of. */
export function tellWsgiServer(facts: ServiceFacts): Question[] {
  if (hasServer(facts)) return [];
  return [
    {
      subject: 'server',
      question: `There is no server for production among the dependencies, so the build installs ${ADDED_SERVER.join(' and ')} beside them. Add gunicorn to the dependencies, so that their lockfile decides?`,
      candidates: [{ value: 'gunicorn' }],
      blocking: false,
    },
  ];
}

function hasServer(facts: ServiceFacts): boolean {
  return facts.traits.server !== undefined || !shapeOf(facts).listens;
}
