import { pythonRecipe } from '../../languages/python/stages/recipe.ts';
import type { ServicePlan } from '../../model/index.ts';
import { defineRecipe } from '../define-recipe.ts';

export default defineRecipe(
  pythonRecipe({
    framework: 'streamlit',
    title: 'Streamlit',
    // Files in the image don't change, so that nobody need watch them.
    serve: (service) => [...run(service), '--server.fileWatcherType=none'],
    develop: (service) => [...run(service), '--server.runOnSave=true'],
  }),
);

function run({ entryPoint, port = 8501 }: ServicePlan): string[] {
  return [
    ...['-m', 'streamlit', 'run', entryPoint, '--server.address=0.0.0.0', `--server.port=${port}`],
    ...['--server.headless=true', '--browser.gatherUsageStats=false'],
  ];
}
