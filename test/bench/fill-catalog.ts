import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, projectRoot, RUNNER } from '../../ops/cli/project.ts';
import { FAMILIES } from '../../ops/demo/plan/product-vocabulary.ts';
import { WAREHOUSE } from '../../ops/demo/plan/retailer.ts';

const SIZES = ['34', '36', '38', '40', '42', '44', '46', '48', '50'];
const HEADER =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty';
const UNITS = 500;

/** Products of nine sizes, as Shopify writes them; each title has words of its own and words that many share. */
function productsFile(path: string, variants: number): void {
  const lines = [HEADER];
  for (let made = 0, product = 0; made < variants; product++) {
    const { noun, materials, category } = FAMILIES[product % FAMILIES.length] ?? {
      noun: '',
      materials: [],
      category: '',
    };
    const material = materials[product % materials.length] ?? '';
    const [handle, title] = [`large-${product}`, `${noun} ${material} modèle ${product}`];
    for (const size of SIZES.slice(0, variants - made)) {
      const rest = `Taille,${size},LARGE-${product}-${size},${20 + (product % 400)}.90,${UNITS}`;
      const own = size === SIZES[0] ? `${title},<p>${title}</p>,Passerelle,${category},"grand, ${noun}"` : ',,,,';
      lines.push(`${handle},${own},${rest}`);
      made++;
    }
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}

/** Whether the catalog of a folder was filled. */
export const isFilled = (dataDir: string): boolean => existsSync(join(dataDir, 'catalog-filled'));

/** Fills the catalog of an instance that is not running, by the importer, with so many variants more. */
export async function fillCatalog(dataDir: string, variants: number): Promise<void> {
  const file = join(dataDir, 'large-catalog.csv');
  productsFile(file, variants);
  const args = ['shopify-products', file, '--channels', 'WEB,APP', '--stock', WAREHOUSE, '--rejects', dataDir];
  const child = spawn(process.execPath, [RUNNER, inProject('ops', 'import', 'index.ts'), ...args], {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the benchmark's catalog could not be filled (${String(code)})`);
  writeFileSync(join(dataDir, 'catalog-filled'), '');
}
