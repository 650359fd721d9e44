import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, visit } from 'graphql';

/** What has to be known of a document before an operation of it is compiled. */
export interface DocumentFacts {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly operations: readonly OperationDefinitionNode[];
  /** Variables of @skip and @include, sorted. */
  readonly flags: readonly string[];
  /** False for what compiled execution leaves to graphql-js: introspection, and keys that are no ordinary ones. */
  readonly ordinary: boolean;
}

/** Each variable doubles the variants that may be compiled. */
const MAX_FLAGS = 6;

const UNUSUAL_FIELDS = new Set(['__schema', '__type']);
const UNUSUAL_DIRECTIVES = new Set(['defer', 'stream']);

export function readFacts(document: DocumentNode): DocumentFacts {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  const flags = new Set<string>();
  let ordinary = true;
  visit(document, {
    FragmentDefinition(node) {
      fragments.set(node.name.value, node);
    },
    OperationDefinition(node) {
      operations.push(node);
    },
    Field(node) {
      // In a plain object `__proto__` would not become a property.
      if (UNUSUAL_FIELDS.has(node.name.value) || node.alias?.value === '__proto__') ordinary = false;
    },
    Directive({ name, arguments: given }) {
      if (UNUSUAL_DIRECTIVES.has(name.value)) ordinary = false;
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) flags.add(value.name.value);
    },
  });
  return { fragments, operations, flags: [...flags].sort(), ordinary: ordinary && flags.size <= MAX_FLAGS };
}

/** The operation that is meant, or undefined when it is not clear which. */
export function chooseOperation(
  { operations }: DocumentFacts,
  name: string | null | undefined,
): OperationDefinitionNode | undefined {
  if (name) return operations.find((operation) => operation.name?.value === name);
  return operations.length === 1 ? operations[0] : undefined;
}

/** Values of the flags as one text, the key of a compiled variant. */
export function flagsKey(flags: readonly string[], variables: Readonly<Record<string, unknown>>): string {
  let key = '';
  for (const flag of flags) key += variables[flag] === true ? '1' : '0';
  return key;
}
