import type { CustomerId, LocationId, OrderId, StaffId, VariantId } from '../../../shared/ids.ts';
import type { GiftCardEntryKind, LoyaltyEntryKind } from '../../../shared/ledger-kinds.ts';

/** @public named by tables.prisma. */
export type EntryKind = keyof EntryDataByKind;

interface Amount {
  /** An exact decimal. */
  readonly amount: string;
  readonly currency: string;
}

/** What an entry of each kind tells beside its columns: ids and figures only. */
interface EntryDataByKind {
  readonly ORDER: Amount;
  readonly RETURN: Amount & { readonly returnId: string };
  readonly CANCELLATION: object;
  readonly POINTS: { readonly kind: LoyaltyEntryKind; readonly points: number; readonly balance: number | null };
  readonly GIFT_CARD: Amount & { readonly kind: GiftCardEntryKind; readonly giftCardId: string };
  readonly INTERACTION: {
    readonly kind: string;
    readonly staffId: StaffId | null;
    readonly variantIds: readonly VariantId[];
  };
  readonly MERGE: { readonly kind: 'MERGED' | 'UNMERGED'; readonly memberIds: readonly CustomerId[] };
  readonly SIGN_UP: object;
}
/** @public named by tables.prisma */
export type EntryData = EntryDataByKind[EntryKind];

interface Entry<Kind extends EntryKind> {
  /** Id of the event or row that it was made of. */
  readonly id: string;
  readonly customerId: CustomerId;
  readonly occurredAt: Date;
  readonly kind: Kind;
  readonly channel: string | null;
  readonly locationId: LocationId | null;
  readonly orderId: OrderId | null;
  readonly data: EntryDataByKind[Kind];
}

/** One moment of a customer's history of one kind; its subject belongs to another domain and is only referred to. */
export type EntryOf<Kind extends EntryKind> = { [K in Kind]: Entry<K> }[Kind];

/** One moment of a customer's history. */
export type TimelineEntry = EntryOf<EntryKind>;
