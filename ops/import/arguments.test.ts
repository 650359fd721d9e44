import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../cli/project.ts';
import { StartupError } from '../cli/startup-error.ts';
import { readImportOptions } from './arguments.ts';
import { runImport } from './run-import.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-arguments-'));
  writeFileSync(join(folder, 'empty.csv'), '');
  writeFileSync(join(folder, 'some.csv'), 'a,b\n1,2\n');
  writeFileSync(join(folder, 'broken.yaml'), 'name: [');
  writeFileSync(join(folder, 'wrong.yaml'), 'name: "Not A Name"\ncurrency: x\ndates: [d/M/yy]\nfiles: []\n');
  writeFileSync(
    join(folder, 'lineless.yaml'),
    'name: x\ncurrency: c\ndates: [d/M/yy]\nfiles: [{ role: orders, key: a, placedAt: b, channel: c }]\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const regional = inProject('ops', 'import', 'mappings', 'us_regional_sales.yaml');
const fuzzy = inProject('ops', 'import', 'mappings', 'maven_fuzzy_factory.yaml');

describe('the import command', () => {
  it.each([
    [[], 'Say what to import'],
    [['everything', 'x.csv'], '"everything" cannot be imported'],
    [['orders'], 'Name the file to import'],
    [['shopify-products'], 'Name the file to import'],
    [['orders', 'some.csv'], 'needs --mapping'],
    [['shopify-products', 'some.csv', '--mapping', 'broken.yaml'], '--mapping is for orders'],
    [['shopify-products', 'some.csv', '--wat'], "Unknown option '--wat'"],
    [['shopify-products', 'some.csv', '--currency', 'euro'], '--currency must be an ISO 4217 code'],
    [['shopify-products', 'some.csv', '--archive-missing'], 'add --whole if they hold all'],
    [['shopify-products', 'some.csv', '--whole'], '--whole is for --archive-missing'],
    [['orders', 'some.csv', '--mapping', 'broken.yaml', '--archive-missing', '--whole'], 'is for shopify-products'],
    [['shopify-products', 'nowhere.csv'], 'There is no file'],
    [['shopify-products', '.'], 'is not a file'],
    [['shopify-products', 'empty.csv'], 'is empty'],
    [['orders', 'some.csv', '--mapping', 'nowhere.yaml'], 'there is no such file'],
    [['orders', 'some.csv', '--mapping', 'broken.yaml'], 'is not YAML'],
    [['orders', 'some.csv', '--mapping', 'some.csv'], 'is wrong at'],
    [['orders', 'some.csv', '--mapping', 'wrong.yaml'], 'is wrong at name'],
    [['orders', 'some.csv', '--mapping', 'lineless.yaml'], 'exactly one file with the role lines'],
  ])('says one clear sentence to %j and touches no instance', async (words, sentence) => {
    const inFolder = words.map((word) => (/^\.$|\.(csv|yaml)$/.test(word) ? join(folder, word) : word));
    const failure = await runImport(inFolder, { DATA_DIR: '/nonexistent/instance' }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(StartupError);
    expect((failure as Error).message).toContain(sentence);
    expect((failure as Error).message).not.toContain('\n');
  });

  it('takes off sale what is missing in files that are said to be whole, and tells it of any', () => {
    const missing = ['shopify-products', 'a.csv', '--archive-missing'];
    expect(readImportOptions([...missing, '--whole'])).toMatchObject({ archiveMissing: true, dryRun: false });
    expect(readImportOptions([...missing, '--dry-run'])).toMatchObject({ archiveMissing: true, dryRun: true });
  });

  it('knows its options', () => {
    const options = readImportOptions([
      'orders',
      'a.csv',
      'b.csv',
      '--mapping',
      fuzzy,
      '--dry-run',
      '--channels',
      'WEB, APP',
    ]);
    expect(options).toMatchObject({
      files: ['a.csv', 'b.csv'],
      mapping: fuzzy,
      dryRun: true,
      channels: ['WEB', 'APP'],
    });
    expect(readImportOptions(['take-back-stock', 'shopify'])).toMatchObject({ what: 'take-back-stock' });
    expect(() => readImportOptions(['take-back-stock', 'shopify', '--dry-run'])).toThrow('not for take-back');
    const taken = { what: 'take-back-products', files: ['7'], dryRun: true };
    expect(readImportOptions(['take-back-products', '7', '--dry-run'])).toMatchObject(taken);
    expect(() => readImportOptions(['take-back-products', '7', '8'])).toThrow('Name the one import to take back');
    expect(() => readImportOptions(['take-back-products', 'seven'])).toThrow('"seven" is no number of an import');
    expect(readImportOptions(['--help'])).toBeUndefined();
    expect(readImportOptions(['orders', 'a.csv', '--mapping', regional])?.dryRun).toBe(false);
  });
});
