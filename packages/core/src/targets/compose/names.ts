/** A name in the form of a variable: `order-api` is `ORDER_API`. */
function variableName(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

/** The variable of `.env` that moves a service's port on the host. */
export function portVariable(service: string): string {
  return `${variableName(service)}_PORT`;
}
