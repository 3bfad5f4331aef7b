import { pythonRecipe } from '../../languages/python/stages/recipe.ts';
import { reloading, serve } from '../../languages/python/stages/serve.ts';
import { defineRecipe } from '../define-recipe.ts';

export default defineRecipe(
  pythonRecipe({
    framework: 'starlette',
    title: 'Starlette',
    serve: (service) => ['-m', ...serve(service, 'uvicorn')],
    develop: (service) => ['-m', ...reloading(service)],
  }),
);
