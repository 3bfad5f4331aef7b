import { pythonProgram } from '../../languages/python/stages/python.ts';
import { pythonRecipe } from '../../languages/python/stages/recipe.ts';
import { defineRecipe } from '../define-recipe.ts';

export default defineRecipe(
  pythonRecipe({
    framework: 'python-program',
    title: 'Python',
    // One that listens after all, as seaworthy.yaml says, is started as what it is.
    serve: ({ command, entryPoint }) => command ?? pythonProgram(entryPoint),
    develop: ({ command, entryPoint }) => command ?? pythonProgram(entryPoint),
  }),
);
