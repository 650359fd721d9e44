import type { Id } from '#kernel/values/ids.ts';

/** The closed table of id prefixes: what each kind of entity is called in its ids. */
const ID_PREFIXES = {
  adjustmentGroup: 'grp',
  alertRule: 'alr',
  aliasEdge: 'edg',
  annotation: 'ann',
  cart: 'crt',
  cartLine: 'ctl',
  channel: 'chn',
  checkout: 'chk',
  collection: 'col',
  commissionEntry: 'cme',
  commissionPolicy: 'cmp',
  customer: 'cus',
  fulfillmentOrder: 'ful',
  giftCard: 'gft',
  giftCardEntry: 'gfe',
  giftCardKey: 'gfk',
  goal: 'gol',
  identifier: 'idf',
  interaction: 'int',
  inventoryLevel: 'lvl',
  inventoryMovement: 'mov',
  location: 'loc',
  loyaltyAccount: 'lac',
  loyaltyEntry: 'len',
  media: 'med',
  mergeEvent: 'mrg',
  message: 'msg',
  mergeReview: 'rev',
  oneTimeLink: 'lnk',
  order: 'ord',
  orderLine: 'orl',
  payment: 'pay',
  posReceipt: 'prc',
  product: 'prd',
  refund: 'rfn',
  reroute: 'rrt',
  reservation: 'rsv',
  return: 'ret',
  revenueCredit: 'rcr',
  savedView: 'svw',
  session: 'ses',
  staff: 'stf',
  stockHold: 'hld',
  variant: 'var',
} as const;

declare module '#kernel/values/registry.ts' {
  interface Registry {
    idPrefix: (typeof ID_PREFIXES)[keyof typeof ID_PREFIXES];
  }
}

export type AdjustmentGroupId = Id<'grp'>;
export type AlertRuleId = Id<'alr'>;
export type AliasEdgeId = Id<'edg'>;
export type AnnotationId = Id<'ann'>;
export type CartId = Id<'crt'>;
export type CartLineId = Id<'ctl'>;
export type ChannelId = Id<'chn'>;
export type CheckoutId = Id<'chk'>;
export type CollectionId = Id<'col'>;
/** @public named by tables.prisma. */
export type CommissionEntryId = Id<'cme'>;
export type CommissionPolicyId = Id<'cmp'>;
export type CustomerId = Id<'cus'>;
export type FulfillmentOrderId = Id<'ful'>;
export type GiftCardId = Id<'gft'>;
export type GiftCardEntryId = Id<'gfe'>;
export type GiftCardKeyId = Id<'gfk'>;
export type GoalId = Id<'gol'>;
export type IdentifierId = Id<'idf'>;
export type InteractionId = Id<'int'>;
export type InventoryLevelId = Id<'lvl'>;
export type InventoryMovementId = Id<'mov'>;
export type LocationId = Id<'loc'>;
export type LoyaltyAccountId = Id<'lac'>;
export type LoyaltyEntryId = Id<'len'>;
export type MediaId = Id<'med'>;
export type MergeEventId = Id<'mrg'>;
export type MergeReviewId = Id<'rev'>;
export type MessageId = Id<'msg'>;
export type OneTimeLinkId = Id<'lnk'>;
export type OrderId = Id<'ord'>;
export type OrderLineId = Id<'orl'>;
export type PaymentId = Id<'pay'>;
export type PosReceiptId = Id<'prc'>;
export type ProductId = Id<'prd'>;
export type RefundId = Id<'rfn'>;
export type RerouteId = Id<'rrt'>;
export type ReservationId = Id<'rsv'>;
export type ReturnId = Id<'ret'>;
/** @public named by tables.prisma. */
export type RevenueCreditId = Id<'rcr'>;
export type SavedViewId = Id<'svw'>;
export type SessionId = Id<'ses'>;
export type StaffId = Id<'stf'>;
export type StockHoldId = Id<'hld'>;
export type VariantId = Id<'var'>;
