import type { CodegenConfig } from '@graphql-codegen/cli';
import { Kind, type OperationDefinitionNode, print, stripIgnoredCharacters } from 'graphql';

type PluginLoader = Exclude<CodegenConfig['pluginLoader'], undefined>;
type CodegenPlugin = Exclude<Awaited<ReturnType<PluginLoader>>, undefined>;

/**
 * Writes each committed document as a constant with its name and its text. The text is the one whose SHA-256 stands in
 * schema/operations/manifest.json; typed-document-node would print it again, with white space in every request.
 */
export const documentsPlugin: CodegenPlugin = {
  plugin: (_schema, documents, { typedDocument }: { readonly typedDocument: string }) => ({
    prepend: [`import type { TypedDocument } from '${typedDocument}';`],
    content: documents.map(printDocument).join('\n\n'),
  }),
};

function printDocument({ document, rawSDL, location }: Parameters<CodegenPlugin['plugin']>[1][number]): string {
  const operations = document?.definitions.filter(isOperation) ?? [];
  const [operation] = operations;
  const name = operation?.name?.value;
  if (!document || !name || operations.length > 1) throw new Error(`${location}: expected one named operation`);
  const types = name.charAt(0).toUpperCase() + name.slice(1);
  const text = stripIgnoredCharacters(rawSDL ?? print(document));
  return [
    `export const ${name}Document: TypedDocument<${types}Result, ${types}Variables> = {`,
    `  operationName: '${name}',`,
    `  query: ${JSON.stringify(text)},`,
    '};',
  ].join('\n');
}

function isOperation(definition: { readonly kind: Kind }): definition is OperationDefinitionNode {
  return definition.kind === Kind.OPERATION_DEFINITION;
}
