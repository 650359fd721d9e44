import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** How many secrets an operation with these variables tests. */
type Guesses = (variables: Variables) => number;

/** True when that part of the field's arguments is given. */
function isGiven(field: FieldNode, [argument, ...within]: readonly string[], variables: Variables): boolean {
  const node = field.arguments?.find(({ name }) => name.value === argument);
  let value: unknown = node && valueFromASTUntyped(node.value, variables);
  for (const key of within) value = (value as Variables | null | undefined)?.[key];
  return value !== undefined && value !== null;
}

/**
 * Counts the root fields that test a secret; each alias of one is a guess of its own. `giftCard` always does,
 * `order.ref.lookup` where that part of an argument is given.
 */
export function compileGuesses(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  sensitiveFields: ReadonlySet<string>,
): Guesses {
  const paths = [...sensitiveFields].map((one) => one.split('.'));
  const tests: Array<(variables: Variables) => boolean> = [];
  const pending = [operation.selectionSet];
  for (let set = pending.pop(); set; set = pending.pop()) {
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD) {
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (inner) pending.push(inner.selectionSet);
        continue;
      }
      for (const [field, ...part] of paths) {
        if (field === selection.name.value)
          tests.push((variables) => part.length === 0 || isGiven(selection, part, variables));
      }
    }
  }
  return (variables) => tests.filter((isGuess) => isGuess(variables)).length;
}
