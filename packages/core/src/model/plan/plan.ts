import { z } from 'zod';
import { datastorePlanSchema } from './datastore-plan.ts';
import { decisionSchema, questionSchema } from './decision.ts';
import { imagePlanSchema } from './image-plan.ts';
import { secretPlanSchema } from './secret-plan.ts';
import { servicePlanSchema } from './service-plan.ts';
import type { ValuePart } from './value.ts';

/**
 * What will be generated, decision by decision. Everything that `generate` needs; it reads nothing else. It speaks no
 * target's language: each target spells values, secrets and images in its own way.
 */
export const planSchema = z
  .strictObject({
    schemaVersion: z.literal(2),
    name: z.string(),
    services: z.array(servicePlanSchema),
    datastores: z.array(datastorePlanSchema),
    /** Every secret that a value or a datastore names, by name. */
    secrets: z.array(secretPlanSchema),
    /** Every image that is built, in the order of services and roles. */
    images: z.array(imagePlanSchema),
    /** Ids of the folders in `targets/` that render it. */
    targets: z.array(z.string()),
    network: z.strictObject({ subnet: z.string().optional() }),
    decisions: z.array(decisionSchema),
    questions: z.array(questionSchema),
    /** Files that were there before and that the generated ones replace. */
    replaces: z.array(z.string()),
    /** Files of services that hold secrets and are kept from builders. */
    withheld: z.array(z.string()).optional(),
    /** Files of services that are named like secrets, hold none, and are sent. */
    sent: z.array(z.string()).optional(),
    /** What the repository's tree looks like as far as `.dockerignore` needs it: top-level and per-service noise that exists. */
    ignored: z.array(z.string()),
  })
  .superRefine(({ services, datastores, secrets }, context) => {
    const known = {
      secret: new Set(secrets.map(({ name }) => name)),
      service: new Set(services.map(({ name }) => name)),
      any: new Set([...services, ...datastores].map(({ name }) => name)),
    };
    for (const [index, service] of services.entries()) {
      for (const { name, value = [] } of service.environment) {
        const lost = value.map((part) => danglingName(part, known)).find((dangling) => dangling !== undefined);
        if (lost === undefined) continue;
        const message = `the value of ${name} names ${lost}, which is not in the plan`;
        context.addIssue({ code: 'custom', path: ['services', index, 'environment'], message });
      }
    }
  });
export type Plan = z.infer<typeof planSchema>;

function danglingName(
  part: ValuePart,
  known: Readonly<Record<'secret' | 'service' | 'any', ReadonlySet<string>>>,
): string | undefined {
  if ('text' in part) return undefined;
  if ('secret' in part) return known.secret.has(part.secret) ? undefined : part.secret;
  if ('address' in part || 'port' in part) {
    const name = 'address' in part ? part.address : part.port;
    return known.any.has(name) ? undefined : name;
  }
  const service = 'origin' in part ? part.origin : part.publishedPort;
  return known.service.has(service) ? undefined : service;
}
