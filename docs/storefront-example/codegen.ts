import { fileURLToPath } from 'node:url';
import { type CodegenConfig, generate } from '@graphql-codegen/cli';

/** Scalars are JSON strings. */
const STRINGS = [
  'CountryCode',
  'CurrencyCode',
  'Date',
  'DateTime',
  'Decimal',
  'LanguageTag',
  'LocalTime',
  'TimeZone',
  'URL',
  'UUID',
];

/** Types of src/api/documents.ts, made of the published schema; documents stay text, so nothing of GraphQL is bundled. */
export const config: CodegenConfig = {
  cwd: import.meta.dirname,
  // Elsewhere: https://your-shop.example/schema/storefront.graphql
  schema: '../../schema/storefront.graphql',
  documents: 'src/api/documents.ts',
  silent: true,
  generates: {
    'src/api/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        strictScalars: true,
        useTypeImports: true,
        importExtension: '.ts',
        disableDescriptions: true,
        scalars: Object.fromEntries(STRINGS.map((name) => [name, 'string'])),
      },
    },
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate(config);
