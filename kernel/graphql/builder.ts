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
  ISSUE_CODES,
  NotFoundError,
  UnauthenticatedError,
  USER_ERROR_CODES,
  ValidationError,
} from '../values/errors.ts';
import { type Money, toDecimal } from '../values/money.ts';
import type { Page } from '../values/pagination.ts';
import './root-fields-plugin.ts';
import { scalars } from './scalars.ts';

/** What resolvers get: the request, and the domain's own dependencies. One object per executed operation. */
export interface GraphContext<Deps> {
  readonly request: RequestContext;
  readonly deps: Deps;
}

/** Errors that any public mutation may answer with; spread into its `errors.types` beside the domain's own. */
export const COMMON_ERRORS = [ValidationError] as const;

/** A path within the input as clients read it, from the argument. */
function inputPath(path: string): string[] {
  const parts = path.split('.').filter((part) => part !== '');
  return parts[0] === 'input' ? parts : ['input', ...parts];
}

/** The product's rules of access, handed in: the kernel knows no role. */
export interface AccessRules {
  can(actor: Actor, permission: Permission): boolean;
}

interface BuilderOptions extends AccessRules {
  /** Codes of the domain's own errors, beside those that every domain knows. */
  readonly errorCodes?: readonly string[];
}

type BuilderTypes<Deps> =
  ReturnType<typeof createBuilder<Deps>>['builder'] extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never;
/** The field builder handed to `errorType`. */
type ErrorFields<Deps, E> = PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes<Deps>, E>;

/**
 * The one builder of every subgraph: plugins, scalars, shared value types and error types.
 * Own fields are non-null by default; fields contributed to another domain's entity must say `nullable: true`.
 */
export function createBuilder<Deps>({ can, errorCodes = [] }: BuilderOptions) {
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
    plugins: ['rootFields', ErrorsPlugin, ScopeAuthPlugin, DataloaderPlugin, DirectivesPlugin, FederationPlugin],
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

  const IssueCode = builder.enumType('IssueCode', {
    description: 'What is wrong with a field.',
    values: ISSUE_CODES,
  });
  const Issue = builder.objectRef<FieldIssue>('FieldIssue');
  Issue.implement({
    description: 'One field of an input that must change, and how.',
    shareable: true,
    fields: (t) => ({
      path: t.stringList({
        description:
          'From the argument: ["input", "lines", "0", "quantity"]; positions are those of the input, not of what is stored.',
        resolve: ({ path }) => inputPath(path),
      }),
      issueCode: t.field({ type: IssueCode, description: 'What is wrong.', resolve: (issue) => issue.issueCode }),
      message: t.exposeString('message', { description: 'What the field must be, to be shown beside it.' }),
      limit: t.field({
        type: 'Decimal',
        nullable: true,
        description: 'The bound that was broken; null where the rule has none.',
        resolve: ({ limit }) => limit?.toString(),
      }),
    }),
  });

  const ErrorCodeType = builder.enumType('ErrorCode', {
    description: "What a mutation's input met. More values may be added: keep a default branch.",
    values: [...new Set([...USER_ERROR_CODES, ...errorCodes])].sort(),
  });
  const UserErrorInterface = builder.interfaceRef<DomainError>('UserError');
  UserErrorInterface.implement({
    description: 'An expected failure of a mutation: nothing was written.',
    fields: (t) => ({
      errorCode: t.field({
        type: ErrorCodeType,
        description: 'What happened, to decide by; no other type has a field of this name.',
        resolve: ({ code }) => code,
      }),
      message: t.exposeString('message', { description: 'What happened, in words for people.' }),
      isRetryable: t.exposeBoolean('isRetryable', {
        description: 'Whether the very same request may succeed later.',
      }),
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
      interfaces: [UserErrorInterface] as never,
      isTypeOf: (value) => value instanceof errorClass,
      fields: fields as never,
    });
    builder.configStore.associateParamWithRef(errorClass as never, ref);
  }
  errorType(NotFoundError, 'NotFoundError', 'It does not exist, or you may not see it.', (t) => ({
    path: t.stringList({
      description: 'The field of the input that names it, ["input", "cartId"].',
      resolve: ({ path }) => inputPath(path),
    }),
  }));
  errorType(ConflictError, 'ConflictError', 'The state has changed: read it again, then decide.', (t) => ({
    currentVersion: t.int({
      nullable: true,
      description: 'Version of the entity now; null unless the code is VERSION_CONFLICT.',
      resolve: (error) => error.currentVersion,
    }),
  }));
  errorType(ValidationError, 'ValidationError', 'The input breaks a rule; each issue names its field.', (t) => ({
    issues: t.field({
      type: [Issue],
      description: 'What must change; at least one, at most 20.',
      resolve: (error) => [...error.issues],
    }),
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

  return { builder, toSchema, MoneyType, MoneyInput, PageInfo, UserErrorInterface, errorType, connectionType };
}

export type SubgraphBuilder<Deps> = ReturnType<typeof createBuilder<Deps>>;
