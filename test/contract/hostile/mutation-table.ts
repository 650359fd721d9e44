/** What somebody gets who sends a mutation: the type of the outcome. */
export interface HostileRow {
  /** Well-formed, and naming nothing that exists. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly anonymous: string;
  readonly customer: string;
  readonly admin: string;
}

const uuid = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NOBODY = `cus_${uuid(1)}`;
const PRODUCT = `prd_${uuid(2)}`;
const VARIANT = `var_${uuid(3)}`;
const LOCATION = `loc_${uuid(4)}`;
const CART = `crt_${uuid(5)}`;
const ORDER = `ord_${uuid(6)}`;
const LINE = `orl_${uuid(7)}`;
const FULFILMENT = `ful_${uuid(8)}`;
const GIFT_CARD = `gft_${uuid(9)}`;
const STAFF = `stf_${uuid(10)}`;
const COLLECTION = `col_${uuid(11)}`;
const PRICE = { amount: '10.00', currencyCode: 'EUR' };

/** Only for staff: a stranger must sign in, a customer may not, and for staff there is nothing of that id. */
function staffOnly(input: HostileRow['input'], admin = 'NotFoundError'): HostileRow {
  return { input, anonymous: 'UnauthenticatedError', customer: 'ForbiddenError', admin };
}

/** For whoever holds the thing: of what is not theirs nobody learns whether it exists. */
function nobodys(input: HostileRow['input']): HostileRow {
  return { input, anonymous: 'NotFoundError', customer: 'NotFoundError', admin: 'NotFoundError' };
}

/** For everybody, and refused for what it names before anything is looked up. */
function unusable(input: HostileRow['input']): HostileRow {
  return { input, anonymous: 'ValidationError', customer: 'ValidationError', admin: 'ValidationError' };
}

/** One row for every mutation of the public graph; a test fails when one is missing. */
export const HOSTILE_MUTATIONS: Readonly<Record<string, HostileRow>> = {
  createProduct: staffOnly(
    {
      title: 'Coat',
      description: 'Warm',
      tags: ['a'],
      variants: [{ sku: 'S-1', title: 'One', price: PRICE }],
      collectionIds: [COLLECTION],
    },
    'ValidationError',
  ),
  createVariant: staffOnly({ productId: PRODUCT, sku: 'S-2', title: 'Two', price: PRICE }),
  updateProduct: staffOnly({ id: PRODUCT, title: 'Coat', description: 'Warm', handle: 'coat' }),
  updateVariant: staffOnly({ id: VARIANT, sku: 'S-3', title: 'Three' }),
  publishProduct: staffOnly({ id: PRODUCT, channels: ['WEB'], publishFrom: '2026-11-22T09:00:00Z' }),
  unpublishProduct: staffOnly({ id: PRODUCT, channels: ['WEB'] }),
  archiveProduct: staffOnly({ id: PRODUCT }),
  setChannelPrice: staffOnly({ variantId: VARIANT, channel: 'WEB', price: PRICE }),
  createChannel: staffOnly({ code: 'HOSTILE', name: 'Hostile', kind: 'OTHER', currencyCode: 'EUR' }, 'Channel'),
  updateChannel: staffOnly({ code: 'NO_SUCH_CHANNEL', name: 'None' }),
  createCollection: staffOnly({ title: 'Hostile', handle: 'hostile' }, 'Collection'),
  addProductsToCollection: staffOnly({ collectionId: COLLECTION, productIds: [PRODUCT] }),

  createLocation: staffOnly(
    {
      code: 'HOSTILE',
      name: 'Hostile',
      kind: 'STORE',
      timeZone: 'Europe/Paris',
      geo: { latitude: 48.8, longitude: 2.3 },
    },
    'Location',
  ),
  updateLocation: staffOnly({ id: LOCATION, name: 'None', timeZone: 'Europe/Paris' }),
  adjustInventory: staffOnly({
    idempotencyKey: 'k-adjust',
    reason: 'COUNT',
    changes: [{ variantId: VARIANT, locationId: LOCATION, state: 'AVAILABLE', delta: 1 }],
  }),
  setInventory: staffOnly({
    idempotencyKey: 'k-set',
    reason: 'COUNT',
    quantities: [{ variantId: VARIANT, locationId: LOCATION, state: 'AVAILABLE', quantity: 1 }],
  }),
  moveInventory: staffOnly({
    idempotencyKey: 'k-move',
    reason: 'COUNT',
    moves: [{ variantId: VARIANT, locationId: LOCATION, from: 'AVAILABLE', to: 'DAMAGED', quantity: 1 }],
  }),
  reserveForPickup: {
    ...nobodys({ idempotencyKey: 'k-reserve', locationId: LOCATION, lines: [{ variantId: VARIANT, quantity: 1 }] }),
    anonymous: 'UnauthenticatedError',
  },
  releaseReservation: nobodys({ reservationId: `res_${uuid(12)}` }),

  signUp: {
    input: {
      email: 'hostile@example.com',
      password: 'correct horse battery',
      firstName: 'H',
      lastName: 'H',
      locale: 'fr',
    },
    anonymous: 'AuthPayload',
    customer: 'ConflictError',
    admin: 'ConflictError',
  },
  signIn: {
    input: { email: 'nobody@example.com', password: 'wrong wrong wrong' },
    anonymous: 'UnauthenticatedError',
    customer: 'UnauthenticatedError',
    admin: 'UnauthenticatedError',
  },
  staffSignIn: {
    input: { email: 'nobody-of-staff@example.com', password: 'wrong wrong wrong' },
    anonymous: 'UnauthenticatedError',
    customer: 'UnauthenticatedError',
    admin: 'UnauthenticatedError',
  },
  claimFirstAdmin: {
    input: {
      code: 'AAAAA-AAAAA-AAAAA-AAAAA',
      email: 'mallory@example.com',
      name: 'Mallory',
      password: 'correct horse battery',
    },
    anonymous: 'ForbiddenError',
    customer: 'ForbiddenError',
    admin: 'ForbiddenError',
  },
  refreshSession: {
    input: { refreshToken: 'never-issued' },
    anonymous: 'UnauthenticatedError',
    customer: 'UnauthenticatedError',
    admin: 'UnauthenticatedError',
  },
  signOut: {
    input: { refreshToken: 'never-issued' },
    anonymous: 'SignOutPayload',
    customer: 'SignOutPayload',
    admin: 'SignOutPayload',
  },
  createStaff: staffOnly({ email: 'new-staff@example.com', name: 'New', roles: ['SERVICE'] }, 'CreateStaffPayload'),
  updateStaff: staffOnly({ id: STAFF, name: 'None' }),
  identify: {
    input: { idempotencyKey: 'k-identify', identifiers: [{ kind: 'DEVICE', value: 'device-1' }] },
    anonymous: 'UnauthenticatedError',
    customer: 'IdentifyPayload',
    admin: 'IdentifyPayload',
  },
  mergeCustomers: staffOnly({ idempotencyKey: 'k-merge', survivorId: NOBODY, mergedId: `cus_${uuid(13)}` }),
  unmergeCustomer: staffOnly({ mergedId: NOBODY }),
  closeMergeReview: staffOnly({ id: `rev_${uuid(14)}` }),
  updateCustomer: staffOnly({ id: NOBODY, firstName: 'Eve', locale: 'fr' }),
  recordInteraction: staffOnly({ idempotencyKey: 'k-interaction', customerId: NOBODY, kind: 'ADVICE', note: 'Hello' }),

  createCart: unusable({ channel: 'WEB', lines: [{ variantId: VARIANT, quantity: 1 }] }),
  addCartLines: nobodys({ cartId: CART, token: 'guess', lines: [{ variantId: VARIANT, quantity: 1 }] }),
  updateCartLine: nobodys({ cartId: CART, token: 'guess', lineId: LINE, quantity: 2 }),
  removeCartLine: nobodys({ cartId: CART, token: 'guess', lineId: LINE }),
  updateCart: unusable({ cartId: CART, token: 'guess', email: 'a@example.com', pointsToBurn: 1, giftCardCodes: ['X'] }),
  mergeCarts: nobodys({ fromToken: 'guess', intoCartId: CART, token: 'guess' }),
  checkout: nobodys({
    idempotencyKey: 'k-checkout',
    cartId: CART,
    token: 'guess',
    payment: { provider: 'test', method: 'card', token: 'tok' },
  }),
  recordTillSale: staffOnly(
    {
      terminalId: 'T1',
      sequence: 1,
      locationId: LOCATION,
      occurredAt: '2026-11-22T09:00:00Z',
      lines: [{ variantId: VARIANT, quantity: 1, unitPrice: PRICE }],
      payments: [{ kind: 'CASH', amount: PRICE }],
      // A till has sold already: what it names need not be known here, and is recorded as it was.
    },
    'OrderPayload',
  ),
  cancelOrder: nobodys({ idempotencyKey: 'k-cancel', orderId: ORDER, reason: 'no' }),
  returnItems: staffOnly({
    idempotencyKey: 'k-return',
    orderId: ORDER,
    locationId: LOCATION,
    lines: [{ orderLineId: LINE, quantity: 1, disposition: 'RESTOCKED' }],
  }),
  startFulfilment: staffOnly({ idempotencyKey: 'k-start', fulfilmentOrderId: FULFILMENT }),
  markReady: staffOnly({ idempotencyKey: 'k-ready', fulfilmentOrderId: FULFILMENT }),
  shipFulfilment: staffOnly({ idempotencyKey: 'k-ship', fulfilmentOrderId: FULFILMENT, trackingCode: 'T' }),
  handOver: staffOnly({ idempotencyKey: 'k-hand', fulfilmentOrderId: FULFILMENT, pickupCode: '0000' }),

  adjustPoints: staffOnly({ idempotencyKey: 'k-points', customerId: NOBODY, points: 10, reason: 'kindness' }),
  issueGiftCard: staffOnly({
    idempotencyKey: 'k-gift',
    amount: PRICE,
    channel: 'WEB',
    kind: 'PLASTIC',
    customerId: NOBODY,
  }),
  addGiftCardKey: staffOnly({ giftCardId: GIFT_CARD, kind: 'PLASTIC' }),
  revokeGiftCardKey: staffOnly({ keyId: `gfk_${uuid(15)}` }),
  voidGiftCard: staffOnly({ giftCardId: GIFT_CARD }),
};
