import { buildSchema, validateSchema } from 'graphql';
import { expect, it } from 'vitest';
import { compose } from './compose.ts';
import { publishedSchema } from './published-schema.ts';

const LINK = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective", "@inaccessible"])
  @link(url: "https://passerelle.dev/access/v1.0", import: ["@access"]) @composeDirective(name: "@access")
  directive @access(public: Boolean = false, owner: Boolean = false, permission: String) on OBJECT | FIELD_DEFINITION`;
const supergraph = compose([
  {
    name: 'orders',
    url: 'http://orders/graphql',
    sdl: `${LINK}
      type Query {
        order(ref: OrderRef!): Order @access(owner: true, permission: "ORDERS_READ")
        totals: Totals @access(permission: "REPORTS_READ")
        unsaid: Unsaid
        ordersPort: String @inaccessible
        node(id: ID!): Node @access(public: true)
      }
      interface Node { id: ID! }
      input OrderRef { id: ID number: String }
      type Order implements Node @key(fields: "id") @access(owner: true) {
        id: ID!
        cost: Cost!
        placedBy: Staff
        margin: Margin @access(permission: "CATALOG_COST")
      }
      type Staff implements Node @key(fields: "id") @access(permission: "STAFF_WRITE") { id: ID! }
      type Cost { total: String! }
      type Margin { rate: String! }
      type Totals { sum: String! }
      type Unsaid { it: String! }`,
  },
]);

it('publishes to storefronts what is public or its owner’s, with what that reaches, and nothing else', () => {
  const { storefront, admin, possibleTypes } = publishedSchema(supergraph, new Set(['OrderRef']));
  const types = Object.keys(buildSchema(storefront).getTypeMap()).filter((name) => !name.startsWith('__'));
  expect(types.sort()).toEqual(['Boolean', 'Cost', 'ID', 'Node', 'Order', 'OrderRef', 'Query', 'String']);
  expect(validateSchema(buildSchema(storefront))).toEqual([]);
  expect(storefront).not.toMatch(/placedBy|margin|totals|unsaid|join__/);
  expect(storefront).toContain('input OrderRef @oneOf');
  expect(Object.keys(buildSchema(admin).getTypeMap())).toEqual(expect.arrayContaining(['Margin', 'Staff', 'Totals']));
  expect(admin).not.toMatch(/ordersPort|join__/);
  expect(JSON.parse(possibleTypes)).toEqual({ Node: ['Order', 'Staff'] });
});
