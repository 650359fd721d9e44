import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CodegenConfig, generate } from '@graphql-codegen/cli';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inProject } from '../../../ops/cli/project.ts';
import type { GraphClient } from '../../support/graph-client.ts';
import { signIn } from '../support/demo-shop.ts';
import { blocksOf, documentsIn, type PagePrograms, writePrograms } from '../support/page-programs.ts';

const SIGN_IN_STAFF = `mutation ($input: SignInStaffInput!) { signInStaff(input: $input) {
  ... on SignInStaffPayload { session { accessToken } } ... on UserError { message } } }`;

/** What docs/storefront.md says a storefront does, done as it says it. */
export function storefrontPage(shop: () => GraphClient & { readonly url: string }): void {
  let page: string;
  let programs: PagePrograms;
  beforeAll(async () => {
    page = await readFile(inProject('docs', 'storefront.md'), 'utf8');
    programs = await writePrograms(blocksOf(page).filter(({ language }) => language === 'js' || language === 'ts'));
  });
  afterAll(() => programs?.close());
  const env = () => ({ SHOP_URL: shop().url });

  const adminDocument = () => blocksOf(page).find(({ name }) => name === 'admin')?.text ?? '';
  async function issueGiftCard(): Promise<string> {
    const { email, password } = signIn('admin');
    const { signInStaff } = await shop().ask<{ signInStaff: { session: { accessToken: string } } }>(SIGN_IN_STAFF, {
      input: { email, password },
    });
    const { issueGiftCard } = await shop().ask<{ issueGiftCard: { code: string } }>(
      adminDocument(),
      {},
      signInStaff.session.accessToken,
    );
    return issueGiftCard.code;
  }

  it('has no block that nobody runs', () => {
    for (const { language, name, text } of blocksOf(page)) expect([language, name, text]).not.toContain(undefined);
  });

  it('asks for what the published schemas have', async () => {
    const schemas = async (file: string) => buildSchema(await readFile(inProject('schema', file), 'utf8'));
    const storefront = await schemas('storefront.graphql');
    const documents = ['shop.mjs', 'apollo.ts', 'urql.ts'].flatMap((file) => documentsIn(programs.text(file)));
    expect(documents.length).toBeGreaterThan(12);
    for (const text of documents) expect(validate(storefront, parse(text)), text).toEqual([]);
    expect(validate(await schemas('admin.graphql'), parse(adminDocument()))).toEqual([]);
  });

  it('takes a shopper from nothing to two paid orders in plain fetch, with 3-D Secure, points and a gift card', async () => {
    const { stdout, stderr } = await programs.run('shop.mjs', { ...env(), GIFT_CARD: await issueGiftCard() });
    expect(stderr).toBe('');
    expect(stdout).toContain('REQUIRES_ACTION');
    const numbers = [...stdout.matchAll(/^order (\S+),/gm)].map(([, number]) => number);
    expect(new Set(numbers).size).toBe(2);
    expect(stdout).toContain('PAID');
    for (const number of numbers)
      expect(stdout.split('\n').find((line) => line.startsWith('Camille'))).toContain(number);
  });

  it.each(['apollo.ts', 'urql.ts'])('reads the shop by %s', async (file) => {
    const { stdout, stderr } = await programs.run(file, env());
    expect(stderr).toBe('');
    expect(stdout.trim()).not.toBe('');
  });

  it('generates types, and everything compiles with them and runs', async () => {
    process.env['SHOP_URL'] = shop().url;
    try {
      const { config } = (await import(join(programs.folder, 'codegen.ts'))) as { config: CodegenConfig };
      await generate({ ...config, cwd: programs.folder, silent: true });
    } finally {
      // A start in the tests that follow would take it for a misspelt setting.
      Reflect.deleteProperty(process.env, 'SHOP_URL');
    }
    expect(programs.typeErrors()).toEqual([]);
    const { stdout } = await programs.run('product-list.ts', env());
    expect(stdout.trim().split('\n')).toHaveLength(4);
  });

  it('has the codes and statuses of errors as they are', async () => {
    const errors = JSON.parse(await readFile(inProject('schema', 'errors.json'), 'utf8')) as Record<
      string,
      { status: number; isRetryable: boolean; description: string }
    >;
    const rows = Object.entries(errors).map(
      ([code, { status, isRetryable, description }]) =>
        `| \`${code}\` | ${status} | ${isRetryable ? 'yes' : 'no'} | ${description} |`,
    );
    expect(page.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line))).toEqual(rows);
  });
}
