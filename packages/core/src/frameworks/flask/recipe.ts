import { ADDED_SERVER } from '../../languages/python/added-server.ts';
import { pythonRecipe } from '../../languages/python/stages/recipe.ts';
import { portOf, serve } from '../../languages/python/stages/serve.ts';
import { defineRecipe } from '../define-recipe.ts';

export default defineRecipe(
  pythonRecipe({
    framework: 'flask',
    title: 'Flask',
    serve: (service) => ['-m', ...serve(service, 'gunicorn')],
    develop: (service) => [
      ...['-m', 'flask', '--app', service.entryPoint, 'run', '--debug'],
      ...['--host', '0.0.0.0', '--port', String(portOf(service))],
    ],
    added: ({ traits }) => (traits.server === undefined ? ADDED_SERVER : []),
  }),
);
