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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schemaFile = process.argv[2];
  if (schemaFile !== undefined && !existsSync(schemaFile)) {
    process.stderr.write(`There is no schema ${schemaFile}.\n`);
    process.exit(1);
  }
  await writeFile(GENERATED_FILE, await generateOperations(schemaFile));
}
