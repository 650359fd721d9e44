import type { Tx } from '#kernel/database/database.ts';
import { hashRequest } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, type FieldIssue, keyReused, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { givenId } from '../../shared/given-ids.ts';
import type { StockHoldId } from '../../shared/ids.ts';
import { InsufficientStockError } from '../../shared/stock-errors.ts';
import type { InventoryDeps } from '../deps.ts';
import { type HoldKind, isExpired, isInForce } from '../stock/model/hold.ts';
import { createPlan } from '../stock/model/stock-plan.ts';
import { recordStock, replaying } from '../stock/record-stock.ts';
import { type LockedStock, lockStock } from '../stock/store/lock-stock.ts';
import type { Allocation, RequestedLine } from './model/allocation.ts';
import { assertWithinLimit, type Holder } from './model/hold-limit.ts';
import { holdLock } from './model/hold-lock.ts';
import { toNewHold } from './model/new-hold.ts';
import { joinLines, planHold } from './model/plan-hold.ts';
import { assertMayOpen, SESSION_WINDOW_MS } from './model/session-limit.ts';
import { readHold } from './store/holds.ts';

export interface HoldInput {
  readonly key: string;
  readonly kind: HoldKind;
  /** The cart, order or reservation that the units are held for. */
  readonly ownerId: string;
  /** An owner whose live hold becomes this one: its units count as free for it, and it ends. */
  readonly convertFromOwnerId?: string | undefined;
  /** By what a reservation is called in its store. */
  readonly code?: string | undefined;
  /** Which change of the owner the units are held for, where it counts its changes. */
  readonly ownerVersion?: number | undefined;
  /** Null for CHECKOUT, which ends by verdict alone. */
  readonly expiresAt: Date | null;
  readonly lines: readonly RequestedLine[];
  /** Whose session asks, for the limits on it; absent for staff, apps and background work. */
  readonly holder?: Holder | undefined;
  /** Has the last word on a hold that is new, in its transaction; throws to refuse it. */
  readonly mayBegin?: ((tx: Tx, now: Date) => Promise<void>) | undefined;
  /** Whose requests `mayBegin` counts one at a time. */
  readonly countedFor?: string | undefined;
}

export interface HeldStock {
  readonly holdId: StockHoldId;
  readonly allocations: readonly Allocation[];
}

/** Largest hold, in lines; a statement locks at most lines x locations rows. */
const MAX_LINES = 500;
/** Most units one line may ask for. */
const MAX_UNITS = 100_000;

function assertValid(input: HoldInput, now: Date): void {
  const issues: FieldIssue[] = [];
  const check = (ok: boolean, path: string, message: string) => {
    if (!ok) issues.push({ path, issueCode: 'NOT_ALLOWED', message });
  };
  check(input.lines.length >= 1 && input.lines.length <= MAX_LINES, 'lines', `must be 1 to ${MAX_LINES}`);
  check(new Set(input.lines.map((line) => line.lineId)).size === input.lines.length, 'lines', 'line ids must differ');
  check((input.kind === 'CHECKOUT') === (input.expiresAt === null), 'expiresAt', 'is for all kinds but CHECKOUT');
  check(!isExpired(input, now), 'expiresAt', 'must lie ahead');
  for (const { lineId, quantity, locationIds } of input.lines) {
    const whole = Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_UNITS;
    check(whole, `lines.${lineId}.quantity`, `must be 1 to ${MAX_UNITS}`);
    check(new Set(locationIds).size === locationIds.length, `lines.${lineId}.locationIds`, 'must differ');
  }
  if (issues.length > 0) throw new ValidationError(issues);
}

/** Two requests with one key are the same when owner and units are, whatever their expiry and locations. */
function hashOf(input: HoldInput): string {
  const lines = input.lines.map(({ lineId, variantId, quantity }) => ({ lineId, variantId, quantity }));
  return hashRequest({ kind: input.kind, ownerId: input.ownerId, lines });
}

/**
 * Holds units for all lines or for none, under one guard on what is available. Expired holds in the way end first,
 * live holds of the same owner (but checkouts) and of `convertFromOwnerId` are replaced. What one holder may have of a
 * variant is limited, and so is how many sessions of one address begin to hold: both are counted one request at a time,
 * as one at a time works on the holds of an owner. Four statements, and only the preferred location of each line is
 * locked: who wants it elsewhere does not wait. A line that its preferred location has not whole takes seven, and locks
 * all of its locations.
 * The same key with the same owner and lines answers the same hold.
 * @throws InsufficientStockError | QuantityLimitedError | RateLimitedError | ConflictError | ValidationError
 */
export async function holdStock(deps: InventoryDeps, request: RequestContext, input: HoldInput): Promise<HeldStock> {
  const now = deps.clock.now();
  assertValid(input, now);
  const { holder } = input;
  const opening = openingOf(deps, request, holder);
  const owners = [...new Set([input.ownerId, input.convertFromOwnerId ?? input.ownerId])];
  const locks = [...owners, holder?.id, opening?.address, input.countedFor].flatMap((name) =>
    name === undefined ? [] : [holdLock(name)],
  );
  const sessions = opening && { address: opening.address, since: new Date(now.getTime() - SESSION_WINDOW_MS) };
  const holdFrom = (lines: readonly RequestedLine[]) => {
    const levels = lines.flatMap(({ variantId, locationIds }) =>
      locationIds.map((locationId) => ({ variantId, locationId })),
    );
    const work = async (tx: Tx) => {
      const locked = await lockStock(tx, { now, levels, owners, holdKey: input.key, holderId: holder?.id, sessions });
      const earlier = await findEarlier(tx, locked, input, now);
      if (earlier) return earlier;
      await input.mayBegin?.(tx, now);
      if (opening && locked.sessions) assertMayOpen(locked.sessions, opening.limit, now);
      const openedFrom = opening && !locked.sessions?.isKnown ? opening.address : undefined;
      return hold(tx, locked, { ...input, lines, openedFrom }, now, actorName(request.actor));
    };
    return replaying(() => deps.db.inTransaction('hold-stock', work, locks));
  };
  const preferred = input.lines.map((line) => ({ ...line, locationIds: line.locationIds.slice(0, 1) }));
  try {
    return await holdFrom(preferred);
  } catch (error) {
    // The preferred location has not all of a line: with every location locked the line is split, or refused.
    const hasMore = input.lines.some(({ locationIds }) => locationIds.length > 1);
    if (!(error instanceof InsufficientStockError) || !hasMore) throw error;
    return holdFrom(input.lines);
  }
}

/** From where a session holds, and how many may begin to there; undefined where nothing is limited. */
function openingOf(deps: InventoryDeps, { address }: RequestContext, holder: Holder | undefined) {
  const limit = deps.config.holdingSessionsPerMinute;
  return holder && address !== undefined && limit > 0 ? { address, limit } : undefined;
}

async function findEarlier(tx: Tx, locked: LockedStock, input: HoldInput, now: Date): Promise<HeldStock | undefined> {
  const hash = hashOf(input);
  const checkout = locked.holds.find((held) => held.kind === 'CHECKOUT' && held.ownerId === input.ownerId);
  const known = locked.known ?? checkout;
  if (!known) return undefined;
  if (known.requestHash !== hash) {
    if (locked.known) throw keyReused('hold');
    throw new ConflictError(`${input.ownerId} holds other units for its checkout already`);
  }
  const { hold: held, allocations } = await readHold(tx, givenId('hld', known.id));
  if (held.status !== 'COMMITTED' && !isInForce(held, now)) {
    throw new ConflictError('This hold has ended; hold again with a new key');
  }
  return { holdId: held.id, allocations };
}

/**
 * The lines to hold for one change of an owner. A change that is older than the one held for is refused. Of two with
 * one version, made side by side from one reading, either may come to be the owner's: the units of both are held
 * until the next change.
 * @throws ConflictError
 */
function linesToHold(locked: LockedStock, input: HoldInput): readonly RequestedLine[] {
  const { ownerId, ownerVersion, lines } = input;
  const current = locked.holds.find((held) => held.ownerId === ownerId && held.ownerVersion !== null);
  if (ownerVersion === undefined || !current || current.ownerVersion === null) return lines;
  if (current.ownerVersion > ownerVersion)
    throw new ConflictError(`${ownerId} holds units for a later change already; read it again`);
  if (current.ownerVersion < ownerVersion) return lines;
  return joinLines(
    lines,
    locked.lines.filter((line) => line.holdId === current.id),
  );
}

async function hold(
  tx: Tx,
  locked: LockedStock,
  input: HoldInput & { readonly openedFrom: string | undefined },
  now: Date,
  actor: string,
): Promise<HeldStock> {
  const replaced = locked.holds.filter((held) => held.kind !== 'CHECKOUT');
  const ids = new Set(replaced.map((held) => held.id));
  const own = locked.lines.filter((line) => ids.has(line.holdId));
  const lines = linesToHold(locked, input);
  if (input.holder) assertWithinLimit(input.holder, lines, own, locked.elsewhere);
  const plan = createPlan(locked.levels);
  plan.expire(locked.expired);
  const allocations = planHold(plan, own, lines);
  const requestHash = hashOf(input);
  const header = { ...input, id: newId('hld'), requestHash, requestedBy: actor, holderId: input.holder?.id };
  await recordStock(
    tx,
    plan,
    locked.expired,
    { kind: 'HOLD', reason: input.kind, actor, ownerId: input.ownerId },
    {
      now,
      endedHolds: replaced.map(({ id }) => ({ id, status: 'CONVERTED', endReason: header.id })),
      endedLines: own.map((line) => ({ ...line, status: 'CONVERTED' })),
      hold: toNewHold(header, allocations, locked.levels),
    },
  );
  return { holdId: header.id, allocations };
}
