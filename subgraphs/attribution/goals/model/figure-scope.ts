import type { Actor } from '#kernel/request/actor.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { isAtLocation } from '../../../shared/permissions.ts';

/** Of what a figure is: everything, a channel by its code, a selling store by its id. */
export interface FigureScope {
  readonly scope: 'ALL' | 'CHANNEL' | 'STORE';
  /** Empty for everything. */
  readonly scopeKey: string;
}

/** The part of a report's request that narrows it to the scope. */
export function scopeOfReport({ scope, scopeKey }: FigureScope) {
  return {
    channels: scope === 'CHANNEL' ? [scopeKey] : [],
    sellingLocationIds: scope === 'STORE' ? [scopeKey] : [],
  };
}

/** The stores whose figures alone staff see; undefined for those who see all. */
export function ownStores(actor: Actor): readonly string[] | undefined {
  return actor.kind === 'staff' && actor.locationIds.length > 0 ? actor.locationIds : undefined;
}

/** Staff bound to stores set what these are held against, and nothing else. @throws ForbiddenError */
export function assertOwnScope(actor: Actor, { scope, scopeKey }: FigureScope): void {
  const isOwn = scope === 'STORE' ? isAtLocation(actor, scopeKey) : ownStores(actor) === undefined;
  if (!isOwn) throw new ForbiddenError('This is not the figure of one of your stores');
}
