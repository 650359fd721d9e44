import SchemaBuilder, {
  BasePlugin,
  type PothosOutputFieldConfig,
  type PothosTypeConfig,
  type SchemaTypes,
} from '@pothos/core';
import { DirectiveLocation, GraphQLBoolean, GraphQLDirective, GraphQLSchema, GraphQLString } from 'graphql';
import type { Actor, Permission } from '../request/actor.ts';
import type { RequestContext } from '../request/context.ts';
import { ForbiddenError, UnauthenticatedError } from '../values/errors.ts';

/**
 * Who may read or do it: everybody, the customer or guest whose it is (which the domain finds out), any of the staff,
 * staff and apps with a permission, or other domains alone, on the internal port.
 */
export type Access = 'public' | 'owner' | 'staff' | 'service' | Permission;

/** Name of the builder's plugin, and of the directive that it writes. */
export const ACCESS = 'access';
/** The name under which composing knows the directive in all subgraphs for the same. */
export const ACCESS_SPEC = 'https://passerelle.dev/access/v1.0';

/** The product's rules, handed in: the kernel knows no role. */
interface AccessRules {
  can(actor: Actor, permission: Permission): boolean;
}

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      access: AccessPlugin<Types>;
    }
    export interface SchemaBuilderOptions<Types extends SchemaTypes> {
      access: AccessRules;
    }
    export interface FieldOptions {
      /** One of several suffices. A field without its own takes its type's. */
      access?: Access | readonly Access[];
    }
    export interface ObjectTypeOptions {
      /** Who may read its fields, but those that say otherwise. */
      access?: Access | readonly Access[];
    }
  }
}

/** A permission as the schema writes it: ORDERS_READ. */
function permissionName(permission: string): string {
  return permission.toUpperCase().replace(':', '_');
}

const BY_NATURE: ReadonlySet<string> = new Set(['public', 'owner', 'staff', 'service']);

interface Rights {
  readonly isPublic: boolean;
  readonly isOwners: boolean;
  readonly isService: boolean;
  /** Of staff and apps, one suffices; STAFF stands for any of the staff. */
  readonly permissions: readonly string[];
}

function readRights(access: Access | readonly Access[]): Rights {
  const all: readonly string[] = [access].flat();
  return {
    isPublic: all.includes('public'),
    isOwners: all.includes('owner'),
    isService: all.includes('service'),
    permissions: all.filter((one) => one === 'staff' || !BY_NATURE.has(one)),
  };
}

function directiveOf({ isPublic, isOwners, permissions }: Rights) {
  const args = {
    ...(isPublic ? { public: true } : {}),
    ...(isOwners ? { owner: true } : {}),
    ...(permissions.length > 0 ? { permission: permissions.map(permissionName).join(' ') } : {}),
  };
  return { name: ACCESS, args };
}

function sentenceOf({ isPublic, isOwners, permissions }: Rights): string {
  if (isPublic) return '';
  const needs = permissions.map((one) => (one === 'staff' ? 'a staff session' : permissionName(one))).join(' or ');
  if (!isOwners) return ` Needs ${needs}.`;
  return permissions.length > 0 ? ` For its owner; others need ${needs}.` : ' For its owner.';
}

interface Described {
  description?: string | null | undefined;
  extensions?: object | null | undefined;
}

/** The description with the sentence, federation's tag and the directive that say who may. */
function annotated<Config extends Described>(config: Config, rights: Rights): Config {
  if (rights.isService) return config;
  const known = (config.extensions as { directives?: unknown } | undefined)?.directives;
  const directives = [
    ...(Array.isArray(known) ? known : []),
    directiveOf(rights),
    ...(rights.isPublic || rights.isOwners ? [{ name: 'tag', args: { name: 'storefront' } }] : []),
  ];
  return {
    ...config,
    description: `${config.description ?? ''}${sentenceOf(rights)}`.trim(),
    extensions: { ...config.extensions, directives },
  };
}

const directive = new GraphQLDirective({
  name: ACCESS,
  description: 'Who may read it or do it; one of several suffices. A field without its own takes its type’s.',
  locations: [
    DirectiveLocation.OBJECT,
    DirectiveLocation.FIELD_DEFINITION,
    DirectiveLocation.ARGUMENT_DEFINITION,
    DirectiveLocation.INPUT_FIELD_DEFINITION,
    DirectiveLocation.ENUM_VALUE,
  ],
  args: {
    public: { type: GraphQLBoolean, defaultValue: false, description: 'Everybody.' },
    owner: { type: GraphQLBoolean, defaultValue: false, description: 'The customer or guest whose it is.' },
    permission: {
      type: GraphQLString,
      description: 'Staff and apps that have it; of several, with a space between them, one suffices.',
    },
  },
});

/**
 * Writes `@access` from the option of the same name, and refuses what rights alone forbid: no resolver of a field that
 * needs a permission runs without it. What belongs to an owner is the domain's to find out.
 */
class AccessPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onTypeConfig(config: PothosTypeConfig): PothosTypeConfig {
    if (config.kind !== 'Object') return config;
    const { access } = config.pothosOptions as { access?: Access | readonly Access[] };
    return access === undefined ? config : annotated(config, readRights(access));
  }

  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { access } = field.pothosOptions as { access?: Access | readonly Access[] };
    if (access === undefined) return field;
    const rights = readRights(access);
    const resolve = field.resolve;
    if (rights.isPublic || rights.isOwners || !resolve) return annotated(field, rights);
    const { can } = this.builder.options.access;
    const mayRead = (actor: Actor): boolean =>
      actor.kind === 'service' ||
      rights.permissions.some((one) => (one === 'staff' ? actor.kind === 'staff' : can(actor, one as Permission)));
    const guarded: typeof resolve = (parent, args, context, info) => {
      const { actor } = (context as { request: RequestContext }).request;
      if (mayRead(actor)) return resolve(parent, args, context, info);
      throw actor.kind === 'anonymous' ? new UnauthenticatedError() : new ForbiddenError();
    };
    return annotated({ ...field, resolve: guarded }, rights);
  }

  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    return new GraphQLSchema({ ...schema.toConfig(), directives: [...schema.getDirectives(), directive] });
  }
}

SchemaBuilder.registerPlugin(ACCESS, AccessPlugin as never);
