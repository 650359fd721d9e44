import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartupError } from '../../cli/startup-error.ts';
import { changesBetween } from './changelog.ts';
import { composeFolder } from './compose-folder.ts';

const declarations = {
  errorCodes: [],
  sensitiveFields: [],
  routes: [],
  storefrontRoutes: [],
  sharedFields: [],
  shortLivedTypes: [],
  oneOfInputs: [],
};
const catalog = (product: string) => [
  {
    name: 'catalog',
    url: 'http://catalog/graphql',
    declarations,
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
      type Query { product: Product } type Product @key(fields: "id") { id: ID! ${product} }`,
  },
];

let folder: string;
const read = (file: string) => readFile(join(folder, file), 'utf8');
const compose = (product: string, options = {}) => composeFolder(folder, catalog(product), options);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-schema-'));
  await compose('title: String name: String');
  await writeFile(join(folder, 'released.graphql'), await read('admin.graphql'));
  await writeFile(join(folder, 'CHANGELOG.md'), '# Changes\n\n## Unreleased\n\n## 0.1.0\nThe first.\n');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the changelog', () => {
  it('tells what changed since the last release, however often it is composed', async () => {
    await compose('title: String name: String color: String');
    const later =
      'title: String @deprecated(reason: "Use name. Removed after 2027-12-31.") name: String hue: Hue } enum Hue { RED';
    await compose(later, { allowBreaking: true });
    expect(await read('CHANGELOG.md')).toBe(
      [
        '# Changes\n\n## Unreleased\n### Deprecated',
        '- Field `Product.title` is deprecated\n',
        '### Added',
        '- Field `hue` was added to object type `Product`',
        '- Type `Hue` was added\n\n## 0.1.0\nThe first.\n',
      ].join('\n'),
    );
  });

  it('has a line for each change that could break a client, which is refused until it is allowed', async () => {
    await expect(compose('title: Int')).rejects.toThrow(StartupError);
    expect(await read('CHANGELOG.md')).not.toContain('Product');
    await compose('title: Int', { allowBreaking: true });
    const text = await read('CHANGELOG.md');
    expect(text).toContain(
      '### Breaking\n- Field `Product.title` changed type from `String` to `Int`\n- Field `name` was removed',
    );
    await compose('title: Int');
    expect(await read('CHANGELOG.md')).toBe(text);
  });

  it('is part of what is checked', async () => {
    await compose('title: String name: String color: String');
    await writeFile(join(folder, 'CHANGELOG.md'), '# Changes\n\n## Unreleased\n');
    await expect(compose('title: String name: String color: String', { check: true })).rejects.toThrow(/CHANGELOG\.md/);
  });

  it('begins again with a release', async () => {
    const product = 'title: String name: String color: String';
    await compose(product, { release: { version: '0.2.0', day: '2026-12-01' } });
    await compose(product);
    expect(await read('CHANGELOG.md')).toBe(
      [
        '# Changes\n\n## Unreleased\nNothing.\n\n## 0.2.0 (2026-12-01)\n### Added',
        '- Field `color` was added to object type `Product`\n\n## 0.1.0\nThe first.\n',
      ].join('\n'),
    );
  });
});

it('tells a value and a member that come as dangerous: a client without a default branch trips over it', async () => {
  const query = 'type Query { a: Kind u: U } type A { a: Int } type B { b: Int }';
  const changes = await changesBetween(
    `${query} enum Kind { X } union U = A`,
    `${query} enum Kind { X Y } union U = A | B`,
  );
  expect(changes.get('Dangerous')).toHaveLength(2);
});
