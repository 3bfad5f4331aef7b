import { pythonRecipe } from '../../languages/python/stages/recipe.ts';
import { reloading, serve } from '../../languages/python/stages/serve.ts';
import { defineRecipe } from '../define-recipe.ts';

export default defineRecipe(
  pythonRecipe({
    framework: 'litestar',
    title: 'Litestar',
    serve: (service) => ['-m', ...serve(service, 'uvicorn')],
    develop: (service) => ['-m', ...reloading(service)],
  }),
);
