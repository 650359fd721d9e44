import SchemaBuilder from '@pothos/core';
import DirectivesPlugin from '@pothos/plugin-directives';
import ErrorsPlugin from '@pothos/plugin-errors';
import FederationPlugin from '@pothos/plugin-federation';
import type { Actor, Permission } from '../request/actor.ts';
import type { RequestContext } from '../request/context.ts';
import { type Money, type TaxedMoney, toDecimal } from '../values/money.ts';
import type { Page } from '../values/pagination.ts';
import { ACCESS, ACCESS_SPEC } from './access-plugin.ts';
import { idempotencyKey, optionalIdempotencyKey, pageArgs } from './arguments.ts';
import { IN_CONTEXT } from './in-context-directive.ts';
import type { CodeWords } from './messages.ts';
import { defineMutation } from './mutation.ts';
import './root-fields-plugin.ts';
import { scalars } from './scalars.ts';
import { toSubgraphSchema } from './subgraph-schema.ts';
import { addUserErrors } from './user-errors.ts';

/** What resolvers get: the request, and the domain's own dependencies. One object per executed operation. */
export interface GraphContext<Deps> {
  readonly request: RequestContext;
  readonly deps: Deps;
}

/** The product's rules of access, handed in: the kernel knows no role. */
interface AccessRules {
  can(actor: Actor, permission: Permission): boolean;
}

interface BuilderOptions extends AccessRules {
  /** The domain's own errors by their codes, besides those that every domain knows. */
  readonly errorCodes?: Readonly<Record<string, CodeWords>>;
}

type BuilderTypes<Deps> =
  ReturnType<typeof createBuilder<Deps>>['builder'] extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never;
/**
 * The one builder of every subgraph: plugins, scalars, shared value types and error types.
 * Own fields are non-null by default; fields contributed to another domain's entity must say `nullable: true`.
 */
export function createBuilder<Deps>({ can, errorCodes = {} }: BuilderOptions) {
  const builder = new SchemaBuilder<{
    Context: GraphContext<Deps>;
    DefaultFieldNullability: false;
    Scalars: {
      ID: { Input: string; Output: string };
      DateTime: { Input: Date; Output: Date | string };
      Date: { Input: string; Output: string };
      Decimal: { Input: string; Output: string };
      CountryCode: { Input: string; Output: string };
      CurrencyCode: { Input: string; Output: string };
      LanguageTag: { Input: string; Output: string };
      MinorUnits: { Input: bigint; Output: bigint | number };
      LocalTime: { Input: string; Output: string };
      TimeZone: { Input: string; Output: string };
      URL: { Input: string; Output: string };
      UUID: { Input: string; Output: string };
      JSON: { Input: unknown; Output: unknown };
    };
  }>({
    plugins: ['rootFields', ACCESS, ErrorsPlugin, DirectivesPlugin, FederationPlugin, IN_CONTEXT],
    defaultFieldNullability: false,
    access: { can },
    errors: {
      directResult: true,
      defaultTypes: [],
      defaultUnionOptions: {
        name: ({ fieldName }) => `${fieldName.charAt(0).toUpperCase()}${fieldName.slice(1)}Result`,
      },
    },
  });

  for (const [name, scalar] of Object.entries(scalars)) {
    const inaccessible = name === 'MinorUnits' || name === 'JSON';
    builder.scalarType(name as keyof typeof scalars, { ...scalar, inaccessible } as never);
  }
  builder.queryType({ description: 'What can be read; a field that could not be answered is null.' });
  builder.mutationType({ description: 'What can be done; each is one transaction and one verdict.' });

  const MoneyType = builder.objectRef<Money>('Money');
  MoneyType.implement({
    description: 'An exact amount of one currency.',
    shareable: true,
    fields: (t) => ({
      amount: t.field({
        type: 'Decimal',
        description: 'How much, with the digits of the currency.',
        resolve: toDecimal,
      }),
      currencyCode: t.field({ type: 'CurrencyCode', description: 'Of what.', resolve: (value) => value.currency }),
    }),
  });
  const TaxedMoneyType = builder.objectRef<TaxedMoney>('TaxedMoney');
  TaxedMoneyType.implement({
    description: 'What is sold, with and without its tax.',
    shareable: true,
    fields: (t) => ({
      displayed: t.field({
        type: MoneyType,
        description: 'As the channel shows it: with the tax where `includesTax`, else without.',
        resolve: (amount) => amount.displayed,
      }),
      includesTax: t.exposeBoolean('includesTax', { description: 'Whether `displayed` holds the tax.' }),
      net: t.field({
        type: MoneyType,
        nullable: true,
        description: 'Without tax; null while the tax is not known.',
        resolve: (amount) => amount.net,
      }),
      gross: t.field({
        type: MoneyType,
        nullable: true,
        description: 'With tax; null while the tax is not known.',
        resolve: (amount) => amount.gross,
      }),
      tax: t.field({
        type: MoneyType,
        nullable: true,
        description: 'The tax; null while it is not known.',
        resolve: (amount) => amount.tax,
      }),
    }),
  });
  const MoneyInput = builder.inputType('MoneyInput', {
    description: 'An exact amount of one currency.',
    fields: (t) => ({
      amount: t.field({
        type: 'Decimal',
        required: true,
        description: 'How much; no more digits than the currency has.',
      }),
      currencyCode: t.field({ type: 'CurrencyCode', required: true, description: 'Of what.' }),
    }),
  });

  const NodeInterface = builder.interfaceRef<unknown>('Node');
  NodeInterface.implement({
    description: 'An entity, found by its id with `node`.',
    fields: (t) => ({
      id: t.id({
        description: 'Opaque, unique among all entities, never used again.',
        resolve: (entity) => (entity as { readonly id: string }).id,
      }),
    }),
  });

  const SortDirectionType = builder.enumType('SortDirection', {
    description: 'Which end of an order comes first.',
    values: {
      ASC: { description: 'The lowest, oldest or first in the alphabet.' },
      DESC: { description: 'The highest, newest or last in the alphabet.' },
    },
  });

  const PageInfo = builder.objectRef<Page<unknown>['pageInfo']>('PageInfo');
  PageInfo.implement({
    description: 'Where a page lies in its list.',
    shareable: true,
    fields: (t) => ({
      hasNextPage: t.exposeBoolean('hasNextPage'),
      hasPreviousPage: t.exposeBoolean('hasPreviousPage'),
      startCursor: t.exposeString('startCursor', { nullable: true }),
      endCursor: t.exposeString('endCursor', { nullable: true }),
    }),
  });

  const { errorType, UserErrorInterface } = addUserErrors(builder, errorCodes);

  /** Defines `<Name>Edge` and `<Name>Connection` over keyset pages; a ledger is not counted. */
  function connectionType<Node>(name: string, Node: { readonly $inferType: Node }, isCounted = true) {
    const totalCount = (t: PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes<Deps>, Page<Node>>) =>
      t.int({
        nullable: true,
        description: 'Rows in the whole list, over all its pages; null where nobody could count them in time.',
        resolve: ({ totalCount: count }) => (typeof count === 'function' ? count() : count),
      });
    const Edge = builder.objectRef<Page<Node>['edges'][number]>(`${name}Edge`);
    Edge.implement({
      description: `A ${name} in a list, with its cursor.`,
      fields: (t) => ({
        cursor: t.exposeString('cursor', { description: 'Where it stands in the list, for `after` and `before`.' }),
        node: t.field({ type: Node as never, description: `The ${name}.`, resolve: (edge) => edge.node as never }),
      }),
    });
    const Connection = builder.objectRef<Page<Node>>(`${name}Connection`);
    Connection.implement({
      description: `A page of ${name}, read by key.`,
      fields: (t) => ({
        edges: t.field({ type: [Edge], resolve: (page) => [...page.edges] }),
        nodes: t.field({ type: [Node] as never, resolve: (page) => [...page.nodes] as never }),
        pageInfo: t.field({ type: PageInfo, resolve: (page) => page.pageInfo }),
        ...(isCounted ? { totalCount: totalCount(t) } : {}),
      }),
    });
    return Connection;
  }

  /** The finished federated schema; called once, after every type module was loaded. */
  function toSchema() {
    const imports = [
      '@key',
      '@shareable',
      '@inaccessible',
      '@external',
      '@extends',
      '@requires',
      '@provides',
      '@tag',
      '@composeDirective',
    ];
    const directives = [
      { name: 'link', args: { url: ACCESS_SPEC, import: ['@access'] } },
      { name: 'link', args: { url: 'https://specs.apollo.dev/federation/v2.9', import: imports } },
      { name: 'composeDirective', args: { name: '@access' } },
    ];
    return toSubgraphSchema(builder.toSchema({ extensions: { directives } }));
  }

  return {
    builder,
    toSchema,
    MoneyType,
    MoneyInput,
    TaxedMoneyType,
    NodeInterface,
    SortDirectionType,
    PageInfo,
    UserErrorInterface,
    errorType,
    connectionType,
    pageArgs,
    idempotencyKey,
    optionalIdempotencyKey,
    mutation: defineMutation(builder),
  };
}

export type SubgraphBuilder<Deps> = ReturnType<typeof createBuilder<Deps>>;
