import {
  type ASTNode,
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { QueryLimits } from '../config.ts';
import type { Text } from '../request/text.ts';

/** What a selection asks for, with every fragment spread written out. */
interface Measure {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly fields: number;
  readonly rootFields: number;
}

const NOTHING: Measure = { depth: 0, aliases: 0, directives: 0, fields: 0, rootFields: 0 };

/** Tools introspect to a depth of 14 or so; whether they may at all is decided elsewhere. */
const isIntrospection = (name: string) => name === '__schema' || name === '__type';

function tooLarge(node: ASTNode, limit: number, text: Text): GraphQLError {
  return new GraphQLError(text.en, { nodes: node, extensions: { meant: 'OPERATION_TOO_LARGE', text, limit } });
}

/**
 * One validation rule for every bound on a document's shape. It reports instead of throwing, so a violation is an
 * ordinary validation error (HTTP 400). Each fragment is measured once, so that spreading a fragment of fragments
 * cannot make the measuring itself expensive.
 */
export function queryLimits(limits: QueryLimits): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const measured = new Map<string, Measure>();

    const measureFragment = (name: string): Measure => {
      const known = measured.get(name);
      if (known !== undefined) return known;
      // Cycles and unknown fragments have rules of their own; here they count as nothing.
      measured.set(name, NOTHING);
      const fragment: FragmentDefinitionNode | null | undefined = context.getFragment(name);
      const measure = fragment ? measureSelections(fragment.selectionSet) : NOTHING;
      measured.set(name, measure);
      return measure;
    };

    const measureSelections = (selectionSet: SelectionSetNode): Measure => {
      let { depth, aliases, directives, fields, rootFields } = NOTHING;
      for (const selection of selectionSet.selections) {
        directives += selection.directives?.length ?? 0;
        let inner = NOTHING;
        if (selection.kind === Kind.FIELD) {
          if (selection.selectionSet) inner = measureSelections(selection.selectionSet);
          depth = Math.max(depth, isIntrospection(selection.name.value) ? 1 : inner.depth + 1);
          aliases += selection.alias ? 1 : 0;
          fields += 1;
          rootFields += 1;
        } else {
          inner =
            selection.kind === Kind.INLINE_FRAGMENT
              ? measureSelections(selection.selectionSet)
              : measureFragment(selection.name.value);
          depth = Math.max(depth, inner.depth);
          rootFields += inner.rootFields;
        }
        aliases += inner.aliases;
        directives += inner.directives;
        fields += inner.fields;
      }
      return { depth, aliases, directives, fields, rootFields };
    };

    return {
      OperationDefinition(node) {
        const measure = measureSelections(node.selectionSet);
        const total = { ...measure, directives: measure.directives + (node.directives?.length ?? 0) };
        for (const [key, words] of BOUNDS) {
          if (total[key] <= limits[key]) continue;
          context.reportError(
            tooLarge(node, limits[key], {
              en: `The operation has ${words.en} of ${total[key]}; at most ${limits[key]} is allowed.`,
              fr: `L’opération a ${words.fr} de ${total[key]} ; ${limits[key]} au plus est permis.`,
            }),
          );
        }
      },
    };
  };
}

const BOUNDS = [
  ['depth', { en: 'a depth', fr: 'une profondeur' }],
  ['aliases', { en: 'a number of aliases', fr: 'un nombre d’alias' }],
  ['rootFields', { en: 'a number of root fields', fr: 'un nombre de champs racines' }],
  ['directives', { en: 'a number of directives', fr: 'un nombre de directives' }],
  ['fields', { en: 'a number of fields', fr: 'un nombre de champs' }],
] as const satisfies ReadonlyArray<readonly [keyof Measure, Text]>;
