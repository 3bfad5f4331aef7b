import { z } from 'zod';

/** What an image of a service is for. The order is that in which they are listed. */
export const imageRoleSchema = z.enum(['production', 'migrate', 'development', 'test']);
export type ImageRole = z.infer<typeof imageRoleSchema>;

/** An image that the stack builds: the one place that says how it is called. */
export const imagePlanSchema = z.strictObject({
  service: z.string(),
  role: imageRoleSchema,
  /** The stage that makes it, which is also the name of what runs it: `api`, `api-migrate`, `api-dev`. */
  target: z.string(),
  /** Its name without registry and tag: `todo-api`. */
  name: z.string(),
  /** Tag of what never leaves the machine that built it; absent: the release's, which whoever builds it chooses. */
  tag: z.string().optional(),
});
export type ImagePlan = z.infer<typeof imagePlanSchema>;

/** The image of a service for a role; `undefined` when the service has no such role. */
export function imageOf(
  { images }: { images: readonly ImagePlan[] },
  service: string,
  role: ImageRole,
): ImagePlan | undefined {
  return images.find((image) => image.service === service && image.role === role);
}

/** The reference of an image as it is built without a registry in front: `todo-api:latest`. */
export function referenceOf({ name, tag }: Pick<ImagePlan, 'name' | 'tag'>, release = 'latest'): string {
  return `${name}:${tag ?? release}`;
}
