import { buildSchema, type OperationDefinitionNode, parse, print } from 'graphql';
import { expect, test } from 'vitest';
import { readFacts } from '#kernel/graphql/execution/document-facts.ts';
import { deniedFields, permissionsIn, withoutFields } from './denied-fields.ts';
import { readSupergraphFacts } from './supergraph-facts.ts';

const SDL = `
  directive @access(public: Boolean = false, owner: Boolean = false, permission: String) on OBJECT | FIELD_DEFINITION
  interface Node { id: ID! }
  type Query {
    products(first: Int): [Product!] @access(public: true)
    orders: [Order!] @access(permission: "ORDERS_READ")
    order: Order @access(public: true)
    node(id: ID!): Node @access(public: true)
  }
  type Product implements Node @access(public: true) { id: ID! title: String! cost: Int @access(permission: "CATALOG_COST") }
  type Order implements Node @access(owner: true, permission: "ORDERS_READ") {
    id: ID!
    customer: Customer @access(owner: true, permission: "CUSTOMERS_READ")
    journey: String @access(permission: "REPORTS_READ ORDERS_READ")
    lines: [Line!]!
  }
  type Mutation { signIn: SignInResult @access(public: true) create: CreatePayload @access(public: true) }
  union SignInResult = SignInPayload
  type SignInPayload { session: Session! member: Member! }
  type CreatePayload { member: Member! }
  type Session @access(public: true) { accessToken: String! }
  type Member @access(permission: "STAFF") { id: ID! pay: Int @access(permission: "STAFF_PAY") colleagues: [Member!]! }
  type Line { product: Product }
  type Customer @access(owner: true, permission: "CUSTOMERS_READ") { email: String note: String @access(permission: "CUSTOMERS_WRITE") }
`;
const schema = buildSchema(SDL);
const { access } = readSupergraphFacts(SDL);

function denied(text: string, permissions: readonly string[] = [], flags: Record<string, boolean> = {}) {
  const document = parse(text);
  const { fragments, operations } = readFacts(document);
  return deniedFields({
    schema,
    rules: access,
    fragments,
    flags: new Map(Object.entries(flags)),
    may: (permission) => permissions.includes(permission),
    operation: operations[0] as OperationDefinitionNode,
  }).map(({ path, coordinate, permission }) => `${path.join('.')} ${coordinate} ${permission}`);
}

test('a field that needs a permission is denied, with what is below it told once', () => {
  expect(denied('{ orders { id journey customer { email } } products { title } }')).toEqual([
    'orders Query.orders ORDERS_READ',
  ]);
  expect(denied('{ orders { id } }', ['ORDERS_READ'])).toEqual([]);
});

test('the path leads to the field, or to the first list above it', () => {
  expect(denied('{ order { customer { remark: note } } }')).toEqual([
    'order.customer.remark Customer.note CUSTOMERS_WRITE',
  ]);
  expect(denied('{ order { lines { product { cost } } } products { cost a: cost } }')).toEqual([
    'order.lines Product.cost CATALOG_COST',
    'products Product.cost CATALOG_COST',
  ]);
});

test('what everybody or the owner may have is left to the domain', () => {
  expect(denied('{ order { id customer { email } } products { id } }')).toEqual([]);
});

test('who signs in may read themselves, as the session that they get could, and nothing else', () => {
  expect(denied('mutation { signIn { ... on SignInPayload { session { accessToken } member { id } } } }')).toEqual([]);
  expect(denied('mutation { signIn { ... on SignInPayload { member { id pay colleagues { id } } } } }')).toEqual([
    'signIn.member.pay Member.pay STAFF_PAY',
    'signIn.member.colleagues Member.id STAFF',
  ]);
  expect(denied('mutation { create { member { id } } }')).toEqual(['create.member.id Member.id STAFF']);
});

test('one of several permissions suffices', () => {
  expect(denied('{ order { journey } }', ['ORDERS_READ'])).toEqual([]);
  expect(denied('{ order { journey } }', ['CATALOG_COST'])).toEqual(['order.journey Order.journey REPORTS_READ']);
});

test('it is found in fragments and behind an interface, and not where it is left out', () => {
  const text = `query ($no: Boolean!) { node(id: "x") { id ... on Product { ...P } } } fragment P on Product { cost @skip(if: $no) }`;
  expect(denied(text, [], { no: false })).toEqual(['node.cost Product.cost CATALOG_COST']);
  expect(denied(text, [], { no: true })).toEqual([]);
});

test('no domain is asked for it: what is left empty asks for the type alone', () => {
  const document = parse('{ orders { id } products { ...P } } fragment P on Product { cost }');
  const left = withoutFields(schema, document, new Set(['Query.orders', 'Product.cost']));
  expect(print(left).replace(/\s+/g, ' ')).toBe('{ products { ...P } } fragment P on Product { __typename }');
});

test('a document knows on which permissions it depends', () => {
  expect(permissionsIn(schema, access, parse('{ order { journey id } products { title cost } }'))).toEqual([
    'CATALOG_COST',
    'ORDERS_READ',
    'REPORTS_READ',
  ]);
  expect(permissionsIn(schema, access, parse('{ products { title } }'))).toEqual([]);
});
