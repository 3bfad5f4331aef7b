import type { ImagePlan, ImageRole, Plan, ServicePlan } from '../../model/index.ts';
import { type BuildSecret, buildSecrets, secretVariables } from '../build-secrets.ts';
import { buildOf } from '../generated-dockerfile.ts';

/** `docker-bake.hcl`: which targets exist, how their images are called, and what can be chosen from outside. */
export function renderBake(plan: Plan): string {
  const targetsOf = (...roles: ImageRole[]) =>
    plan.images.filter(({ role }) => roles.includes(role)).map(({ target }) => target);
  const developed = targetsOf('development');
  const owned = new Set(plan.services.filter(({ build }) => build.own !== undefined).map(({ name }) => name));
  const adopted = plan.images.filter(({ service }) => owned.has(service)).map(({ target }) => target);
  const groups = [
    { name: 'default', targets: targetsOf('production', 'migrate') },
    { name: 'dev', targets: developed.length === 0 ? [] : [...developed, ...adopted, ...targetsOf('migrate')] },
    { name: 'test', targets: targetsOf('test') },
  ].filter((group) => group.targets.length > 0);

  const logins = buildSecrets(plan.services);
  return [
    `# Builds the images of ${plan.name} side by side:  docker buildx bake -f docker-bake.hcl [${groups.map(({ name }) => name).join('|')}]`,
    '# (without -f, bake reads compose.yaml as well, and stops at the first secret that is not set)',
    VARIABLES,
    ...logins.map(renderLogin),
    ...groups.map(
      ({ name, targets: members }) => `group "${name}" {\n  targets = [${members.map(quote).join(', ')}]\n}\n`,
    ),
    renderCommon(logins, secretVariables(plan.services)),
    ...plan.images.map((image) => renderTarget(plan, image)),
  ].join('\n');
}

const VARIABLES = `
variable "TAG" {
  default = "latest"
}

# With a slash at its end, like "registry.example.com/team/".
variable "REGISTRY" {
  default = ""
}

# "linux/amd64,linux/arm64" builds for both; empty means the builder's own.
variable "PLATFORMS" {
  default = ""
}

# Where layers are kept between machines. TARGET stands for the target's name, so that none overwrites another's:
# "type=gha,scope=TARGET", "type=registry,ref=registry.example.com/cache:TARGET", "type=local,src=/cache/TARGET",
# "type=s3,region=eu-central-1,bucket=cache,name=TARGET"; CACHE_TO likewise ("type=local,dest=…"), with mode=max.
variable "CACHE_FROM" {
  default = ""
}

variable "CACHE_TO" {
  default = ""
}

# Attestations, separated by semicolons: "type=provenance,mode=max;type=sbom".
variable "ATTEST" {
  default = ""
}

# Where images go; empty means the engine. TARGET as above. An archive or a registry takes layers that are the same
# bytes whenever and wherever they are built, and zstd, which is smaller and sooner done than gzip:
# "type=oci,dest=TARGET.tar,rewrite-timestamp=true,source-date-epoch=0,compression=zstd,force-compression=true",
# "type=registry,rewrite-timestamp=true,source-date-epoch=0,compression=zstd,force-compression=true".
variable "OUTPUT" {
  default = ""
}

# What images say of themselves, and what their layers don't depend on: the commit, where it is had, its time (RFC 3339).
variable "REVISION" {
  default = ""
}

variable "SOURCE" {
  default = ""
}

variable "CREATED" {
  default = ""
}

# Behind a proxy that inspects TLS: a folder whose ca-certificates.crt holds all authorities to trust while building.
variable "CA_FOLDER" {
  default = ""
}
`;

function renderLogin({ path, kept, variable }: BuildSecret): string {
  const name = kept ? '' : `, like ${quote(path)}; empty means none`;
  return `# The file with the login for installing packages, which no layer keeps${name}.
variable "${variable}" {
  default = ${quote(kept ? path : '')}
}
`;
}

function renderCommon(logins: readonly BuildSecret[], variables: readonly string[]): string {
  const secrets = [
    ...logins.map(({ id, variable }) => `[for file in compact([${variable}]) : "id=${id},src=\${file}"]`),
    // `env` beside `id`: without it buildx takes an unset variable for the name of a file, and stops.
    ...variables.map((name) => `["type=env,id=${name},env=${name}"]`),
  ];
  const secret = `concat(\n${secrets.map((list) => `    ${list},\n`).join('')}  )`;
  return `function "for_target" {
  params = [cache, target]
  result = [for value in compact([cache]) : replace(value, "TARGET", target)]
}

target "_common" {
  contexts = { for folder in compact([CA_FOLDER]) : "ca" => folder }${secrets.length === 0 ? '' : `\n  secret   = ${secret}`}
}

# What is shipped; development and tests are for the machine that builds them.
target "_release" {
  inherits  = ["_common"]
  platforms = compact(split(",", PLATFORMS))
  attest    = compact(split(";", ATTEST))
  labels = {
    for name, value in { revision = REVISION, source = SOURCE, created = CREATED, version = TAG } :
    "org.opencontainers.image.\${name}" => value if !contains(["", "latest"], value)
  }
}
`;
}

function renderTarget(plan: Plan, { service, target, name, tag }: ImagePlan): string {
  const owner = plan.services.find((candidate) => candidate.name === service) as ServicePlan;
  const build = buildOf(plan, owner, target);
  const place = [
    ...(build.context === '.' ? [] : [`  context    = ${quote(build.context)}`]),
    ...(build.dockerfile === undefined ? [] : [`  dockerfile = ${quote(build.dockerfile)}`]),
    ...(build.target === undefined ? [] : [`  target     = ${quote(build.target)}`]),
    ...('args' in build && build.args !== undefined
      ? [
          `  args       = { ${Object.entries(build.args)
            .map(([key, value]) => `${key} = ${quoteLiterally(value)}`)
            .join(', ')} }`,
        ]
      : []),
  ];
  return [
    `target "${target}" {`,
    `  inherits   = ["${tag === undefined ? '_release' : '_common'}"]`,
    ...place,
    `  tags       = ["\${REGISTRY}${name}:${tag ?? '${TAG}'}"]`,
    `  cache-from = for_target(CACHE_FROM, "${target}")`,
    `  cache-to   = for_target(CACHE_TO, "${target}")`,
    `  output     = for_target(OUTPUT, "${target}")`,
    '}',
    '',
  ].join('\n');
}

/** `${` and `%{` begin a template in HCL. */
function quoteLiterally(text: string): string {
  return quote(text)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', () => '%%{');
}

function quote(text: string): string {
  return JSON.stringify(text);
}
