import { bindingOf, keyOf } from '../languages/node/source/bindings.ts';
import { packageCalled } from '../languages/node/source/package-calls.ts';
import { childPlace, isAt, isCall, isFunction, type Place } from '../languages/node/source/place.ts';
import { placesOf } from '../languages/node/source/program.ts';
import { hasAllReferences, referencesTo } from '../languages/node/source/references.ts';
import type { SourceFile } from '../source/sources.ts';
import { isShownInMarkup, textAttribute } from './shown-in-markup.ts';

/** Not a component, which may decide by what it is given: a link of a router takes paths apart. */
const element = /^[a-z][\w-]*$/;
/** What takes an address or a text and decides nothing by it. */
const takesText = /^(?:fetch|axios|URL|WebSocket|EventSource|Request|io)$/;
const runsInBrowser = /^(?:use(?:Layout|Insertion)?Effect|onMount|onMounted|addEventListener)$/;
const handlerName = /^(?:handle|on)[A-Z]/;

export interface Around {
  sources: readonly SourceFile[];
  /** Components, whose scripts are part of another language. */
  components: readonly SourceFile[];
  /** Packages that the manifest names; a module of the project may be called as one. */
  packages: readonly string[];
  /** Pages are made in the build, where no request may be sent to a place that is not known yet. */
  prerendered: boolean;
}

/** Names lead on to others, and code can be made to lead on without end. */
const maxSteps = 12;

/**
 * Whether the value at a place ends as text that somebody sees or as an address that is asked. Then another text may take its
 * place in what a build made. Where code may decide by the value, a build has decided already.
 */
export function isShown(place: Place, around: Around, steps = maxSteps): boolean {
  const { node, parent } = place;
  if (parent === undefined || steps === 0) return false;
  switch (parent.node.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
    case 'TemplateLiteral':
      return isShown(parent, around, steps);
    case 'BinaryExpression':
      return parent.node.operator === '+' && isShown(parent, around, steps);
    case 'LogicalExpression':
      // Only of the variable itself the default is known; behind another name it would be lost.
      return steps === maxSteps && isDefaulted(place, parent.node) && isShown(parent, around, steps);
    case 'JSXExpressionContainer':
      return isInPage(parent);
    case 'ObjectProperty':
      return parent.node.value === node && isGivenTo(parent, around);
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return isGiven(place, around);
    case 'VariableDeclarator':
      return parent.node.init === node && isShownByName(childPlace(parent, parent.node.id), around, steps - 1);
    default:
      return false;
  }
}

/** `A || 'text'`: the default is the variable's own, which stands for it where nothing else does. */
function isDefaulted({ node }: Place, outer: Extract<Place['node'], { type: 'LogicalExpression' }>): boolean {
  return outer.operator !== '&&' && outer.left === node && outer.right.type === 'StringLiteral';
}

/** A child of an element, or an attribute that is text. */
function isInPage({ parent }: Place): boolean {
  if (isAt(parent, 'JSXElement', 'JSXFragment')) return true;
  if (!isAt(parent, 'JSXAttribute') || parent.node.name.type !== 'JSXIdentifier') return false;
  const opening = parent.parent;
  const tag = isAt(opening, 'JSXOpeningElement') ? opening.node.name : undefined;
  return tag?.type === 'JSXIdentifier' && element.test(tag.name) && textAttribute.test(parent.node.name.name);
}

/** A member of what is given to a package: `axios.create({ baseURL: A })`. */
function isGivenTo(property: Place, around: Around): boolean {
  const object = property.parent;
  if (!isAt(object, 'ObjectExpression')) return false;
  if (isAt(object.parent, 'ObjectProperty')) return isGivenTo(object.parent, around);
  return isCall(object.parent) && isGiven(object, around);
}

function isGiven(argument: Place, { prerendered, packages }: Around): boolean {
  const call = argument.parent;
  if (!isCall(call) || call.node.callee === argument.node) return false;
  const from = packageCalled(call);
  const isForeign =
    takesText.test(nameOf(childPlace(call, call.node.callee))) ||
    (from !== undefined && packages.some((name) => from === name || from.startsWith(`${name}/`)));
  return isForeign && (!prerendered || isOnlyInBrowser(call));
}

/** The global that a call begins at: `axios` of `axios.get`. */
function nameOf(callee: Place): string {
  if (isAt(callee, 'Identifier')) return callee.node.name;
  return isAt(callee, 'MemberExpression') ? nameOf(childPlace(callee, callee.node.object)) : '';
}

/** Inside of an effect or of a handler: pages that are made in the build run neither. */
function isOnlyInBrowser(place: Place): boolean {
  for (let at: Place | undefined = place; at !== undefined; at = at.parent) {
    if (!isFunction(at)) continue;
    const { parent } = at;
    if (isAt(at, 'FunctionDeclaration') && handlerName.test(at.node.id?.name ?? '')) return true;
    if (
      isAt(parent, 'VariableDeclarator') &&
      parent.node.id.type === 'Identifier' &&
      handlerName.test(parent.node.id.name)
    )
      return true;
    if (isCall(parent) && runsInBrowser.test(lastName(childPlace(parent, parent.node.callee)))) return true;
    if (isAt(parent, 'JSXExpressionContainer') && isAt(parent.parent, 'JSXAttribute')) return true;
  }
  return false;
}

function lastName(callee: Place): string {
  if (isAt(callee, 'Identifier')) return callee.node.name;
  return isAt(callee, 'MemberExpression') ? (keyOf(callee.node.property, callee.node.computed) ?? '') : '';
}

/** Every use of a name, also in the modules that import it. */
function isShownByName(name: Place, around: Around, steps: number): boolean {
  const binding = bindingOf(name);
  const list = name.parent?.parent;
  if (binding === undefined || !isAt(list, 'VariableDeclaration') || list.node.kind !== 'const') return false;
  if (!hasAllReferences(binding)) return false;
  const isExported = isAt(list.parent, 'ExportNamedDeclaration');
  return (
    referencesTo(binding).every((use) =>
      isAt(use.parent, 'ExportSpecifier')
        ? isShownElsewhere(use, binding.name, around, steps)
        : isShown(use, around, steps),
    ) &&
    (!isExported || isShownElsewhere(name, binding.name, around, steps))
  );
}

/** Whoever names what one module exports imports it by that name, and uses it as text. */
function isShownElsewhere({ program }: Place, name: string, around: Around, steps: number): boolean {
  const others = around.sources.filter((source) => source !== program.file && source.text.includes(name));
  return (
    around.components.every(({ text }) => isShownInMarkup(text, name)) &&
    others.every((source) => {
      const imports = placesOf([source], () => true, 'ImportSpecifier').filter(
        ({ node: { imported } }) => imported.type === 'Identifier' && imported.name === name,
      );
      return (
        imports.length > 0 &&
        imports.every((specifier) => {
          const binding = bindingOf(childPlace(specifier, specifier.node.local));
          return (
            binding !== undefined &&
            hasAllReferences(binding) &&
            referencesTo(binding).every((use) => use.parent?.node === specifier.node || isShown(use, around, steps - 1))
          );
        })
      );
    })
  );
}
