import type { StaffRole } from '../../api/generated/customers/staff.ts';
import { type OwnLocations, ownLocation } from '../../auth/use-own-locations.ts';
import type { Hit } from '../../layout/menu.ts';
import { anomalyLine } from '../../pages/catalog/prices/resource.ts';
import { productHit } from '../../pages/catalog/products/resource.ts';
import { levelLine } from '../../pages/inventory/stock/resource.ts';
import { cartLine } from '../../pages/orders/cart/resource.ts';
import { fulfillmentLine } from '../../pages/orders/fulfillment/resource.ts';
import { receiptLine } from '../../pages/orders/pos/resource.ts';
import { taskLine } from '../../pages/orders/tasks/resource.ts';

/** Work that waits for somebody: the narrowed list of a page. */
export interface Work {
  readonly resource: string;
  readonly filter: (own: OwnLocations) => Readonly<Record<string, unknown>>;
  readonly toLine: (row: never) => Hit;
}

/** Every kind of work, by its name in the messages. */
export const WORK = {
  late: {
    resource: 'fulfillment',
    filter: (own) => ({ late: 'yes', ...ownLocation(own) }),
    toLine: fulfillmentLine,
  },
  pickups: {
    resource: 'fulfillment',
    filter: (own) => ({ status: 'OPEN', method: 'PICKUP', ...ownLocation(own) }),
    toLine: fulfillmentLine,
  },
  parcels: {
    resource: 'fulfillment',
    filter: (own) => ({ status: 'OPEN', method: 'SHIP', ...ownLocation(own) }),
    toLine: fulfillmentLine,
  },
  ready: {
    resource: 'fulfillment',
    filter: (own) => ({ status: 'READY', ...ownLocation(own) }),
    toLine: fulfillmentLine,
  },
  missing: {
    resource: 'fulfillment',
    filter: (own) => ({ missing: 'yes', ...ownLocation(own) }),
    toLine: fulfillmentLine,
  },
  receipts: { resource: 'receipts', filter: ownLocation, toLine: receiptLine },
  tasks: { resource: 'tasks', filter: () => ({}), toLine: taskLine },
  outOfStock: {
    resource: 'stock',
    filter: (own) => ({ state: 'OUT_OF_STOCK', ...ownLocation(own) }),
    toLine: levelLine,
  },
  short: { resource: 'stock', filter: (own) => ({ state: 'SHORT', ...ownLocation(own) }), toLine: levelLine },
  prices: { resource: 'price-anomalies', filter: () => ({}), toLine: anomalyLine },
  carts: { resource: 'carts', filter: () => ({}), toLine: cartLine },
  drafts: { resource: 'products', filter: () => ({ status: 'DRAFT' }), toLine: productHit },
} as const satisfies Readonly<Record<string, Work>>;
export type WorkName = keyof typeof WORK;

/** What each role has to do, the most urgent first. */
const WORK_OF: Readonly<Record<StaffRole, readonly WorkName[]>> = {
  EXECUTIVE: ['missing'],
  MERCHANDISER: ['prices', 'outOfStock', 'short', 'drafts'],
  STORE_MANAGER: ['late', 'pickups', 'parcels', 'ready', 'missing', 'receipts', 'outOfStock'],
  ASSOCIATE: ['late', 'pickups', 'parcels', 'ready', 'missing', 'receipts'],
  SERVICE: ['missing', 'late', 'carts', 'receipts', 'tasks'],
  ADMIN: ['tasks', 'missing', 'receipts', 'short'],
};

/** The work of all roles of one person, each kind once. */
export function workOf(roles: readonly StaffRole[]): readonly WorkName[] {
  return [...new Set(roles.flatMap((role) => WORK_OF[role]))];
}

/** Roles that begin with the figures; all others begin with their work. */
const READERS: ReadonlySet<StaffRole> = new Set(['EXECUTIVE', 'ADMIN']);

/** The page with which the day of a person begins. */
export function firstPageOf(roles: readonly StaffRole[]): '/overview' | '/today' {
  return roles.some((role) => READERS.has(role)) ? '/overview' : '/today';
}

/** The page of a kind of work, narrowed as it is here. */
export function workPath(name: WorkName, own: OwnLocations): string {
  const { resource, filter } = WORK[name];
  return `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter(own)))}`;
}
