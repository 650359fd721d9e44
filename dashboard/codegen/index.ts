import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apiSchema } from './api-schema.ts';
import { type OperationSource, printOperations } from './print-operations.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the generated module lives; it is committed, and a contract test compares it with what would be generated. */
export const GENERATED_FILE = join(root, 'dashboard/src/api/generated/operations.ts');

/** What the generated module must contain for the committed contract and documents. */
export async function generateOperations(schemaFile = join(root, 'schema/supergraph.graphql')): Promise<string> {
  const folder = join(root, 'schema/operations');
  const files = (await readdir(folder)).filter((file) => /^dashboard-.*\.graphql$/.test(file)).sort();
  const sources: OperationSource[] = await Promise.all(
    files.map(async (file) => ({ file, text: await readFile(join(folder, file), 'utf8') })),
  );
  return printOperations(apiSchema(await readFile(schemaFile, 'utf8')), sources);
}

/** `npm run generate:dashboard [-- <supergraph file>]`; the message of a failure says what to change. */
async function generate([schemaFile, ...more]: readonly string[]): Promise<void> {
  if (more.length > 0) throw new Error('Name one schema at most: npm run generate:dashboard [-- <supergraph file>].');
  if (schemaFile !== undefined && !existsSync(schemaFile)) {
    throw new Error(`There is no schema ${schemaFile.slice(0, 200)}.`);
  }
  const text = await generateOperations(schemaFile).catch((error: Error) => {
    const subject = schemaFile === undefined ? 'The operations cannot be written' : `${schemaFile} cannot be used`;
    throw new Error(`${subject}: ${error.message}`);
  });
  await writeFile(GENERATED_FILE, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await generate(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
