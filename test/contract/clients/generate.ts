import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { runWithoutArguments } from '../../../ops/cli/command-line.ts';
import { inProject } from '../../../ops/cli/project.ts';

/** Where the typed documents live; they are committed, and the test compares them with the published schema. */
const GENERATED = inProject('test', 'contract', 'clients', 'generated');

/** Scalars as they travel in JSON, as docs/api.md tells a storefront to map them. */
const SCALARS = Object.fromEntries(
  [
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
  ].map((name) => [name, 'string']),
);

/** The modules that the client preset makes of the published schema: text by path. */
export async function generateClient(): Promise<Map<string, string>> {
  const config: CodegenConfig = {
    schema: inProject('schema', 'storefront.graphql'),
    documents: inProject('test', 'contract', 'clients', 'documents.ts'),
    silent: true,
    generates: {
      [`${GENERATED}/`]: {
        preset: 'client',
        presetConfig: { fragmentMasking: false },
        config: { useTypeImports: true, importExtension: '.ts', scalars: SCALARS, disableDescriptions: true },
      },
    },
  };
  // Loaded when the command line is right: it is much code.
  const { executeCodegen } = await import('@graphql-codegen/cli');
  const { result, error } = await executeCodegen(config);
  if (error) throw error;
  return new Map(result.map(({ filename, content }) => [filename, content]));
}

async function writeClient(): Promise<void> {
  const modules = await generateClient();
  await rm(GENERATED, { recursive: true, force: true });
  for (const [file, text] of modules) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runWithoutArguments('npm run generate:clients', 'writes the typed documents of the clients’ test', writeClient);
}
