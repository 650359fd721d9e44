import type { IdPrefix } from '#kernel/values/ids.ts';
import type { Domain } from './domains.ts';

interface Entity {
  /** The domain that owns it. */
  readonly domain: Domain;
  /** Its type in the graph. */
  readonly type: string;
}

/** The closed table of entities, by the prefix of their ids: a new one is a line here, and `node` finds it. */
export const ENTITIES = {
  chn: { domain: 'catalog', type: 'Channel' },
  chk: { domain: 'orders', type: 'Checkout' },
  col: { domain: 'catalog', type: 'Collection' },
  crt: { domain: 'orders', type: 'Cart' },
  cus: { domain: 'customers', type: 'Customer' },
  ful: { domain: 'orders', type: 'FulfillmentOrder' },
  gft: { domain: 'loyalty', type: 'GiftCard' },
  int: { domain: 'customers', type: 'Interaction' },
  lac: { domain: 'loyalty', type: 'LoyaltyAccount' },
  loc: { domain: 'inventory', type: 'Location' },
  med: { domain: 'catalog', type: 'Media' },
  ord: { domain: 'orders', type: 'Order' },
  pay: { domain: 'orders', type: 'Payment' },
  prc: { domain: 'orders', type: 'PosReceipt' },
  prd: { domain: 'catalog', type: 'Product' },
  ret: { domain: 'orders', type: 'Return' },
  rev: { domain: 'customers', type: 'MergeReview' },
  rfn: { domain: 'orders', type: 'Refund' },
  rsv: { domain: 'inventory', type: 'Reservation' },
  stf: { domain: 'customers', type: 'StaffMember' },
  var: { domain: 'catalog', type: 'ProductVariant' },
} as const satisfies Partial<Record<IdPrefix, Entity>>;

/** What an id names, by its prefix; undefined where no entity has it. */
export function entityOf(id: string): Entity | undefined {
  const prefix = id.slice(0, 3);
  return id[3] === '_' && Object.hasOwn(ENTITIES, prefix) ? ENTITIES[prefix as keyof typeof ENTITIES] : undefined;
}
