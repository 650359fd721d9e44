import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../subgraphs/catalog/index.ts';

const RECIPE = 'docs/recipes/add-a-field.md';
/** The text that the walk follows: nothing but a product's own files means it. */
const FIELD = 'productType';

/** Where the texts stand that people search by, as the recipe says. */
const SEARCHED = new Set([
  'subgraphs/catalog/search/model/indexed-product.ts',
  'subgraphs/catalog/search/store/product-feed.ts',
]);

/** Files that the numbered steps name; a folder stands for the files of migrations in it. */
function filesOfRecipe(): string[] {
  const steps = readFileSync(RECIPE, 'utf8').match(/^\d\. [\s\S]*?(?=^\d\. |^$)/gm) ?? [];
  return steps.map((step) => {
    const [path] = /(?<=`)(subgraphs|schema|dashboard)\/[^`]+(?=`)/.exec(step) ?? [''];
    return path;
  });
}

function filesAt(path: string): string[] {
  if (!path.endsWith('/')) return [path];
  const folders = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => `${path}${name}/migration.sql`);
}

/** A file names a field as TypeScript, GraphQL or SQL writes it. */
function names(path: string, field: string): boolean {
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return filesAt(path).some((file) => new RegExp(`\\b(${field}|${column})\\b`).test(readFileSync(file, 'utf8')));
}

/** The texts of a product, as the model declares them; only the form of a new one has the address. */
function textsOfProduct(): string[] {
  const model = readFileSync('subgraphs/catalog/products/model/product.ts', 'utf8');
  const [, body = ''] = /interface ProductTexts \{(.*?)^\}/ms.exec(model) ?? [];
  return [...body.matchAll(/readonly (\w+):/g)].flatMap(([, field]) => (field && field !== 'handle' ? [field] : []));
}

function fieldsOf(typeName: string): string[] {
  const type = catalog.schema.getType(typeName);
  return type && 'getFields' in type ? Object.keys(type.getFields()) : [];
}

describe('adding a field to Product', () => {
  it('takes at most nine files', () => {
    expect(filesOfRecipe()).toHaveLength(9);
  });

  it.each(filesOfRecipe())('has each text in %s', (path) => {
    expect(textsOfProduct().filter((field) => !names(path, field))).toEqual([]);
  });

  it.each(['Product', 'CreateProductInput', 'UpdateProductInput'])('has each text in the type %s', (type) => {
    expect(textsOfProduct()).toContain(FIELD);
    expect(fieldsOf(type)).toEqual(expect.arrayContaining(textsOfProduct()));
  });

  it('takes no other file of the product, and no test of its form', () => {
    const folders = ['subgraphs/catalog', 'dashboard/src', 'schema/operations'];
    const tracked = execFileSync('git', ['ls-files', ...folders], { encoding: 'utf8' })
      .trim()
      .split('\n');
    const steps = filesOfRecipe().flatMap(filesAt);
    // Tests of the domain may give the text as any other value.
    const isData = (file: string) => /^subgraphs\/.*\.test\.ts$|\/generated\//.test(file);
    const others = tracked.filter((file) => !isData(file) && !steps.includes(file));
    expect(others.filter((file) => names(file, FIELD) && !SEARCHED.has(file))).toEqual([]);
  });
});
