import { ADDED_SERVER } from '../../languages/python/added-server.ts';
import { collectStatic } from '../../languages/python/stages/collect-static.ts';
import { pythonRecipe } from '../../languages/python/stages/recipe.ts';
import { portOf, serve } from '../../languages/python/stages/serve.ts';
import { defineRecipe } from '../define-recipe.ts';

export default defineRecipe(
  pythonRecipe({
    framework: 'django',
    title: 'Django',
    serve: (service) => ['-m', ...serve(service, 'gunicorn')],
    develop: (service) => [
      String(service.traits.manage ?? 'manage.py').split(' ')[0] as string,
      'runserver',
      `0.0.0.0:${portOf(service)}`,
    ],
    added: ({ traits }) => (traits.server === undefined ? ADDED_SERVER : []),
    finish: collectStatic,
  }),
);
