import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the generated modules live; they are committed, and a contract test compares them with the documents. */
export const GENERATED_FOLDER = join(root, 'dashboard/src/api/generated');

/** The modules that the committed contract and documents make: text by path below the folder. */
export async function generateModules(
  schemaFile = join(root, 'schema/supergraph.graphql'),
): Promise<Map<string, string>> {
  // Loaded when the command line is right: the generator is much code.
  const { generateOperations } = await import('./generate-operations.ts');
  return generateOperations(schemaFile, join(root, 'schema/operations/dashboard'));
}

/** `npm run generate:dashboard [-- <supergraph file>]`; an error says what to change. */
async function generate([schemaFile, ...more]: readonly string[]): Promise<void> {
  if (more.length > 0) throw new Error('Name one schema at most: npm run generate:dashboard [-- <supergraph file>].');
  if (schemaFile !== undefined && !existsSync(schemaFile)) {
    throw new Error(`There is no schema ${schemaFile.slice(0, 200)}.`);
  }
  const modules = await generateModules(schemaFile).catch((error: Error) => {
    const subject = schemaFile === undefined ? 'The operations cannot be written' : `${schemaFile} cannot be used`;
    throw new Error(`${subject}: ${error.message}`);
  });
  await rm(GENERATED_FOLDER, { recursive: true, force: true });
  for (const [path, text] of modules) {
    const file = join(GENERATED_FOLDER, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await generate(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
