import type { Actor } from '#kernel/request/actor.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { can, isAtLocation } from '../../../shared/permissions.ts';

/** Of what a figure is: everything, a channel by its code, a selling store or an associate by the id. */
export interface FigureScope {
  readonly scope: 'ALL' | 'CHANNEL' | 'STORE' | 'ASSOCIATE';
  /** Empty for everything. */
  readonly scopeKey: string;
}

/** The narrower a scope, the lower; digits, as the keys of pages are text. */
export const SCOPE_RANKS: Readonly<Record<FigureScope['scope'], string>> = {
  ALL: '3',
  CHANNEL: '2',
  STORE: '1',
  ASSOCIATE: '0',
};

/** The part of a report's request that narrows it to the scope. */
export function scopeOfReport({ scope, scopeKey }: FigureScope) {
  return {
    channels: scope === 'CHANNEL' ? [scopeKey] : [],
    sellingLocationIds: scope === 'STORE' ? [scopeKey] : [],
    staffMemberId: scope === 'ASSOCIATE' ? scopeKey : null,
  };
}

/** Of what a caller may see goals and alerts; undefined narrows nothing. */
export interface ReadableScopes {
  /** Stores alone, and neither channels nor everything. */
  readonly storeIds: readonly string[] | undefined;
  readonly staffIds: readonly string[] | undefined;
}

/** The stores whose figures alone staff see; undefined for those who see all. */
export function ownStores(actor: Actor): readonly string[] | undefined {
  return actor.kind === 'staff' && actor.locationIds.length > 0 ? actor.locationIds : undefined;
}

/**
 * What a caller may see: figures with `reports:read`, of the stores that they are bound to where they are; associates with
 * `commissions:read` too, of the same stores, and everybody themselves.
 * @param colleagues associates of the stores that the caller is bound to
 */
export function readableScopes(actor: Actor, colleagues: readonly string[]): ReadableScopes {
  const own = actor.kind === 'staff' ? [actor.staffId] : [];
  const isOfOthers = can(actor, 'reports:read') && can(actor, 'commissions:read');
  const others = isOfOthers ? colleagues : [];
  return {
    storeIds: can(actor, 'reports:read') ? ownStores(actor) : [],
    staffIds: isOfOthers && ownStores(actor) === undefined ? undefined : [...new Set([...own, ...others])],
  };
}

/**
 * Staff bound to stores set what these and their associates are held against, and nothing else.
 * @throws ForbiddenError
 */
export function assertOwnScope(actor: Actor, { scope, scopeKey }: FigureScope, colleagues: readonly string[]): void {
  const isBound = ownStores(actor) !== undefined;
  const isOwn =
    scope === 'STORE'
      ? isAtLocation(actor, scopeKey)
      : !isBound || (scope === 'ASSOCIATE' && colleagues.includes(scopeKey));
  if (!isOwn) throw new ForbiddenError('This is not the figure of one of your stores');
}
