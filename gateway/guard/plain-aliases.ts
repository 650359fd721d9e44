import { type ASTVisitor, GraphQLError, isAbstractType, type ValidationContext, type ValidationRule } from 'graphql';

/**
 * Refuses an alias under which the planner would look for something else: the object's type, or a field by which its
 * entity is found in other domains. Both would be answered, and not with what was asked for.
 */
export function plainAliases(keyFields: ReadonlyMap<string, ReadonlySet<string>>): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const isKey = (alias: string): boolean => {
      const parent = context.getParentType();
      if (!parent) return false;
      const types = isAbstractType(parent) ? context.getSchema().getPossibleTypes(parent) : [parent];
      return types.some(({ name }) => keyFields.get(name)?.has(alias) === true);
    };
    return {
      Field(node) {
        const alias = node.alias?.value;
        if (alias === undefined || alias === node.name.value) return;
        if (alias !== '__typename' && !isKey(alias)) return;
        const text = {
          en: `"${alias}" names a key here and cannot be the alias of "${node.name.value}".`,
          fr: `« ${alias} » nomme une clé ici et ne peut pas être l’alias de « ${node.name.value} ».`,
        };
        context.reportError(new GraphQLError(text.en, { nodes: node, extensions: { text } }));
      },
    };
  };
}
