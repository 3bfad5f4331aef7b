import type { Page } from '../admin.ts';
import type { Context } from '../context.ts';
import { measureHttp } from './http.ts';
import { namesIn, renderOwnRegistries } from './own-registry.ts';
import { measureProcess } from './process.ts';

/** Begins to measure, and answers Prometheus. Where application and runtime have a metric of one name, it is the application's. */
export function openMetrics(context: Context): Page {
  const { registry } = context;
  measureProcess(registry);
  measureHttp(context, registry);
  return {
    path: context.settings.metricsPath,
    async render() {
      const own = await renderOwnRegistries();
      const text = `${await registry.render(namesIn(own))}${own}`;
      return { type: 'text/plain; version=0.0.4; charset=utf-8', text };
    },
  };
}
