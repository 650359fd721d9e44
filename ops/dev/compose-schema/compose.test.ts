import { describe, expect, it } from 'vitest';
import { breakingChanges } from './breaking-changes.ts';
import { CompositionError, compose } from './compose.ts';
import { sortedSdl } from './sorted-sdl.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@shareable", "@inaccessible"])';
const catalog = (fields = 'title: String!') => ({
  name: 'catalog',
  url: 'http://catalog/graphql',
  sdl: `${LINK} type Query { product: Product catalogPort: String @inaccessible } type Product @key(fields: "id") { id: ID! ${fields} }`,
});
const inventory = {
  name: 'inventory',
  url: 'http://inventory/graphql',
  sdl: `${LINK} type Product @key(fields: "id") { id: ID! stock: Int }`,
};

describe('composition', () => {
  it('writes the same supergraph whatever the order of its parts', () => {
    expect(compose([catalog(), inventory])).toBe(compose([inventory, catalog()]));
    expect(sortedSdl('type B { d: Int c(b: Int, a: Int): Int } enum A { z y }')).toBe(
      sortedSdl('enum A { y z } type B { c(a: Int, b: Int): Int d: Int }'),
    );
  });

  it('refuses parts that contradict each other, naming the field', () => {
    const other = {
      name: 'inventory',
      url: 'http://inventory/graphql',
      sdl: `${LINK} type Product @key(fields: "id") { id: ID! title: String! }`,
    };
    expect(() => compose([catalog(), other])).toThrow(CompositionError);
    expect(() => compose([catalog(), other])).toThrow(/Product\.title/);
  });

  it('takes a hint for an error', () => {
    const described = (name: string, text: string) => ({
      name,
      url: 'http://x/graphql',
      sdl: `${LINK} type Query { ${name}: Money } "${text}" type Money @shareable { amount: Int }`,
    });
    expect(() => compose([described('a', 'Money.'), described('b', 'Something else.')])).toThrow(
      /INCONSISTENT_DESCRIPTION/,
    );
  });

  it('finds what would break a client, and leaves internal ports out of it', async () => {
    const before = compose([catalog(), inventory]);
    const after = compose([catalog('name: String!'), inventory]);
    expect(await breakingChanges(before, after)).toEqual(["Field 'title' was removed from object type 'Product'"]);
    const withoutPort = { ...catalog(), sdl: catalog().sdl.replace('catalogPort: String @inaccessible', '') };
    expect(await breakingChanges(before, compose([withoutPort, inventory]))).toEqual([]);
  });
});
