import SchemaBuilder from '@pothos/core';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import DirectivesPlugin from '@pothos/plugin-directives';
import ErrorsPlugin from '@pothos/plugin-errors';
import FederationPlugin from '@pothos/plugin-federation';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { Actor, Permission } from '../request/actor.ts';
import type { RequestContext } from '../request/context.ts';
import {
  ConflictError,
  type DomainError,
  type FieldIssue,
  ForbiddenError,
  IdempotencyKeyReusedError,
  NotFoundError,
  UnauthenticatedError,
  UnavailableError,
  ValidationError,
} from '../values/errors.ts';
import { type Money, toDecimal } from '../values/money.ts';
import type { Page } from '../values/pagination.ts';
import { scalars } from './scalars.ts';

/** What resolvers get: the request, and the domain's own dependencies. One object per executed operation. */
export interface GraphContext<Deps> {
  readonly request: RequestContext;
  readonly deps: Deps;
}

/** Errors that any public mutation may answer with; spread into its `errors.types` beside the domain's own. */
export const COMMON_ERRORS = [ValidationError, ForbiddenError, UnauthenticatedError, UnavailableError] as const;

/** The product's rules of access, handed in: the kernel knows no role. */
export interface AccessRules {
  can(actor: Actor, permission: Permission): boolean;
}

type BuilderTypes<Deps> =
  ReturnType<typeof createBuilder<Deps>>['builder'] extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never;
/** The field builder handed to `errorType`. */
type ErrorFields<Deps, E> = PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes<Deps>, E>;

/**
 * The one builder of every subgraph: plugins, scalars, shared value types and error types.
 * Own fields are non-null by default; fields contributed to another domain's entity must say `nullable: true`.
 */
export function createBuilder<Deps>({ can }: AccessRules) {
  const builder = new SchemaBuilder<{
    Context: GraphContext<Deps>;
    DefaultFieldNullability: false;
    AuthScopes: {
      /** Granted by a role, or a service. */
      permission: Permission;
      /** Another domain on the internal port. */
      service: boolean;
      /** Any signed-in staff member. */
      staff: boolean;
    };
    Scalars: {
      ID: { Input: string; Output: string };
      DateTime: { Input: Date; Output: Date | string };
      BusinessDay: { Input: string; Output: string };
      Decimal: { Input: string; Output: string };
      CurrencyCode: { Input: string; Output: string };
      MinorUnits: { Input: bigint; Output: bigint | number };
      JSON: { Input: unknown; Output: unknown };
    };
  }>({
    plugins: [ErrorsPlugin, ScopeAuthPlugin, DataloaderPlugin, DirectivesPlugin, FederationPlugin],
    defaultFieldNullability: false,
    errors: {
      directResult: true,
      defaultTypes: [],
      defaultUnionOptions: {
        name: ({ fieldName }) => `${fieldName.charAt(0).toUpperCase()}${fieldName.slice(1)}Result`,
      },
    },
    scopeAuth: {
      authScopes: ({ request: { actor } }) => ({
        permission: (permission: Permission) => can(actor, permission),
        service: actor.kind === 'service',
        staff: actor.kind === 'staff' || actor.kind === 'service',
      }),
      unauthorizedError: (_parent, context) =>
        context.request.actor.kind === 'anonymous' ? new UnauthenticatedError() : new ForbiddenError(),
    },
  });

  for (const [name, scalar] of Object.entries(scalars)) {
    const inaccessible = name === 'MinorUnits';
    builder.scalarType(name as keyof typeof scalars, { ...scalar, inaccessible } as never);
  }
  builder.queryType({});
  builder.mutationType({});

  const MoneyType = builder.objectRef<Money>('Money');
  MoneyType.implement({
    description: 'An exact amount of one currency.',
    shareable: true,
    fields: (t) => ({
      amount: t.field({ type: 'Decimal', resolve: toDecimal }),
      currencyCode: t.field({ type: 'CurrencyCode', resolve: (value) => value.currency }),
    }),
  });
  const MoneyInput = builder.inputType('MoneyInput', {
    description: 'An exact amount of one currency.',
    fields: (t) => ({
      amount: t.field({ type: 'Decimal', required: true }),
      currencyCode: t.field({ type: 'CurrencyCode', required: true }),
    }),
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

  const Issue = builder.objectRef<FieldIssue>('FieldIssue');
  Issue.implement({
    description: 'One field of an input that must change, and how.',
    shareable: true,
    fields: (t) => ({ path: t.exposeString('path'), message: t.exposeString('message') }),
  });

  const DomainErrorInterface = builder.interfaceRef<DomainError>('DomainError');
  DomainErrorInterface.implement({
    description: 'An expected failure. `code` is stable; `retryable` says whether the same request may succeed later.',
    fields: (t) => ({
      message: t.exposeString('message'),
      code: t.exposeString('code'),
      retryable: t.exposeBoolean('retryable'),
    }),
  });

  /** Registers an error class as a shareable union member; call once per class and subgraph. `fields` are the class's own. */
  function errorType<E extends DomainError>(
    errorClass: new (...args: never[]) => E,
    name: string,
    description: string,
    fields: (t: ErrorFields<Deps, E>) => Record<string, unknown> = () => ({}),
  ): void {
    const ref = builder.objectRef<E>(name);
    ref.implement({
      description,
      shareable: true,
      interfaces: [DomainErrorInterface] as never,
      isTypeOf: (value) => value instanceof errorClass,
      fields: fields as never,
    });
    builder.configStore.associateParamWithRef(errorClass as never, ref);
  }
  errorType(NotFoundError, 'NotFoundError', 'It does not exist, or you may not see it.');
  errorType(ConflictError, 'ConflictError', 'The state has changed: read it again, then decide.');
  errorType(ForbiddenError, 'ForbiddenError', 'You may not do this.');
  errorType(UnauthenticatedError, 'UnauthenticatedError', 'Sign in to do this.');
  errorType(
    UnavailableError,
    'UnavailableError',
    'Something this needs is down or too slow; send the same request again.',
  );
  errorType(IdempotencyKeyReusedError, 'IdempotencyKeyReusedError', 'The idempotency key was used with another body.');
  errorType(ValidationError, 'ValidationError', 'The input breaks a rule; each issue names its field.', (t) => ({
    issues: t.field({ type: [Issue], resolve: (error) => [...error.issues] }),
  }));

  /** Defines `<Name>Edge` and `<Name>Connection` over keyset pages; `uncounted` tells why a list is never counted. */
  function connectionType<Node>(name: string, Node: { readonly $inferType: Node }, uncounted?: string) {
    const Edge = builder.objectRef<Page<Node>['edges'][number]>(`${name}Edge`);
    Edge.implement({
      description: `A ${name} in a list, with its cursor.`,
      fields: (t) => ({
        cursor: t.exposeString('cursor'),
        node: t.field({ type: Node as never, resolve: (edge) => edge.node as never }),
      }),
    });
    const Connection = builder.objectRef<Page<Node>>(`${name}Connection`);
    Connection.implement({
      description: `A page of ${name}, read by key.`,
      fields: (t) => ({
        edges: t.field({ type: [Edge], resolve: (page) => [...page.edges] }),
        nodes: t.field({ type: [Node] as never, resolve: (page) => [...page.nodes] as never }),
        pageInfo: t.field({ type: PageInfo, resolve: (page) => page.pageInfo }),
        totalCount: t.int({
          nullable: true,
          description:
            uncounted === undefined ? 'Rows in the whole list, over all its pages.' : `Always null: ${uncounted}.`,
          resolve: ({ totalCount }) => (typeof totalCount === 'function' ? totalCount() : totalCount),
        }),
      }),
    });
    return Connection;
  }

  /** The finished federated schema; called once, after every type module was loaded. */
  function toSchema() {
    return builder.toSubGraphSchema({
      linkUrl: 'https://specs.apollo.dev/federation/v2.9',
      federationDirectives: ['@key', '@shareable', '@inaccessible', '@external', '@extends', '@requires', '@provides'],
    });
  }

  return { builder, toSchema, MoneyType, MoneyInput, PageInfo, DomainErrorInterface, errorType, connectionType };
}

export type SubgraphBuilder<Deps> = ReturnType<typeof createBuilder<Deps>>;
