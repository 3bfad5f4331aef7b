// Frameworks of Python under load when they are told to stop: by the server that generated images start them with, alone and with
// seaworthy_runtime.
import { askAround, interpreter, start } from './python-server.mjs';

const gunicorn = ['--threads', '8', '--keep-alive', '5'];
const asgi = (application) => (port) => ['uvicorn', application, '--port', port, '--no-access-log'];
const wsgi = (application) => (port) => ['gunicorn', application, '--bind', `127.0.0.1:${port}`, ...gunicorn];
const frameworks = {
  FastAPI: asgi('frameworks:fastapi'),
  Starlette: asgi('frameworks:starlette'),
  Litestar: asgi('frameworks:litestar'),
  Quart: asgi('frameworks:quart'),
  'Django, ASGI': asgi('frameworks:django_asgi'),
  'Django, WSGI': wsgi('frameworks:django_wsgi'),
  Flask: wsgi('frameworks:flask'),
};

/** So many rollouts of each, alone and with the runtime beside each other. */
export async function rollOutFrameworks(rollouts) {
  const python = interpreter('frameworks');
  const results = {};
  for (const [name, serve] of Object.entries(frameworks)) {
    const [alone, runtime] = await Promise.all([
      rollOut(python, (port) => ['-m', ...serve(port)], rollouts),
      rollOut(python, (port) => ['-m', 'seaworthy_runtime', ...drained(serve(port))], rollouts),
    ]);
    results[name] = { alone, runtime };
    for (const [kind, { asked, lost, exits }] of Object.entries(results[name]))
      console.log(`${name.padEnd(13)} ${kind.padEnd(8)} lost ${lost} of ${asked}, exit ${exits.join(', ')}`);
  }
  return results;
}

/** uvicorn is what the runtime drives where nothing else is named. */
function drained([server, ...rest]) {
  return server === 'uvicorn' ? rest : [server, ...rest];
}

async function rollOut(python, argumentsFor, rollouts) {
  const sum = { asked: 0, lost: 0, exits: new Set() };
  for (let rollout = 0; rollout < rollouts; rollout += 1) {
    const server = await start(python, argumentsFor);
    const { asked, lost } = await askAround(server);
    sum.asked += asked;
    sum.lost += lost;
    sum.exits.add(await server.exit());
  }
  return { ...sum, exits: [...sum.exits] };
}
