import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { timeZoneName } from '#kernel/values/time.ts';
import { shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { exactOf } from '../amounts/exact.ts';
import { DELIMITERS } from '../csv/source-file.ts';
import { dateFormatSchema } from './dates.ts';
import { type Field, fieldSchema } from './field.ts';
import { plainStatus } from './status-word.ts';

/** Stands for the time zone of the shop, SHOP_TIME_ZONE. */
export const SHOP_ZONE = 'shop';
const SHOP_CURRENCY = 'shop';

export const CHANNEL_KINDS = [
  'ONLINE',
  'APP',
  'STORE',
  'SOCIAL',
  'MARKETPLACE',
  'MESSAGING',
  'PHONE',
  'WHOLESALE',
  'OTHER',
] as const;

/** What an order says of itself; it may stand in a file of orders, or beside each line. */
const orderFields = {
  placedAt: fieldSchema,
  orderNumber: fieldSchema.optional(),
  channel: fieldSchema,
  store: fieldSchema.optional(),
  customer: fieldSchema.optional(),
  email: fieldSchema.optional(),
  phone: fieldSchema.optional(),
  /** The session that it was bought in, and its visitor, as the files of sessions of the same name know them. */
  session: fieldSchema.optional(),
  visitor: fieldSchema.optional(),
  /** Where it was sent: for the catchments of stores. The country is its code of two letters. */
  postalCode: fieldSchema.optional(),
  country: fieldSchema.optional(),
  /** A word of `statuses`. */
  status: fieldSchema.optional(),
  /** When it was canceled, if it was. */
  canceledAt: fieldSchema.optional(),
  shipping: fieldSchema.optional(),
  /** Off the whole order, besides what is off its lines; spread over them by what they come to. */
  orderDiscount: fieldSchema.optional(),
  /** All that is off the order, what is off its lines in it. */
  discountTotal: fieldSchema.optional(),
  orderTax: fieldSchema.optional(),
  duties: fieldSchema.optional(),
  /** What the order came to, with tax and shipping. */
  paid: fieldSchema.optional(),
  /** Money paid back for the order, with tax and shipping in it, and when; on the day of the order unless told. */
  orderRefund: fieldSchema.optional(),
  orderRefundedAt: fieldSchema.optional(),
};

/** What a line says; one of unitPrice and total, and at most one discount. */
const lineFields = {
  /** Ties the line to its order. */
  order: fieldSchema,
  /** Names the line for refunds; when absent a line is known by what it is. */
  key: fieldSchema.optional(),
  product: fieldSchema.optional(),
  /** `1` or `true` on the line that the order was made for; it stands first in its order. */
  isPrimary: fieldSchema.optional(),
  title: fieldSchema.optional(),
  sku: fieldSchema.optional(),
  category: fieldSchema.optional(),
  vendor: fieldSchema.optional(),
  quantity: fieldSchema.optional(),
  unitPrice: fieldSchema.optional(),
  total: fieldSchema.optional(),
  discountRate: fieldSchema.optional(),
  discountAmount: fieldSchema.optional(),
  tax: fieldSchema.optional(),
  /** 20 %, or 0.2. */
  taxRate: fieldSchema.optional(),
  unitCost: fieldSchema.optional(),
  lineCost: fieldSchema.optional(),
  /** What came back of the line, where the same row says so: when, and how much money or how many units. */
  refundedAt: fieldSchema.optional(),
  refundAmount: fieldSchema.optional(),
  refundQuantity: fieldSchema.optional(),
};

/** How a file is written, where that cannot be found out from its first lines. */
const shape = {
  delimiter: z.enum(DELIMITERS).optional(),
  /** Names for the columns of a file that has no header. */
  columns: z.array(z.string().min(1)).min(1).optional(),
};

const file = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('lines'), ...shape, ...lineFields, ...partial(orderFields) }),
  z.strictObject({ role: z.literal('orders'), ...shape, key: fieldSchema, ...partial(orderFields) }),
  z.strictObject({
    role: z.literal('refunds'),
    ...shape,
    key: fieldSchema.optional(),
    line: fieldSchema.optional(),
    order: fieldSchema.optional(),
    /** Everything that is left, or the share of the units, when absent. */
    amount: fieldSchema.optional(),
    refundedAt: fieldSchema,
    quantity: fieldSchema.optional(),
  }),
  z.strictObject({
    role: z.literal('products'),
    ...shape,
    key: fieldSchema,
    title: fieldSchema.optional(),
    sku: fieldSchema.optional(),
    category: fieldSchema.optional(),
    vendor: fieldSchema.optional(),
    /** For lines that say none. */
    price: fieldSchema.optional(),
    cost: fieldSchema.optional(),
  }),
]);

function partial<T extends Record<string, z.ZodType>>(fields: T): { [K in keyof T]: z.ZodOptional<T[K]> } {
  return Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, z.optional(type)])) as never;
}

const words = z.array(z.string()).default([]);

function areDistinct(statuses: Readonly<Record<string, readonly string[]>>): boolean {
  const all = Object.values(statuses).flatMap((some) => some.map(plainStatus));
  return new Set(all).size === all.length;
}

const sellingUnit = z
  .number()
  .positive()
  .transform((unit, context) => {
    const [whole = '', fraction = ''] = String(unit).split('.');
    const exact = exactOf(whole, fraction);
    if (exact) return exact;
    context.addIssue({ code: 'custom', message: 'must be a decimal such as 0.1' });
    return z.NEVER;
  });

/** What a mapping file may say. */
const mappingSchema = z.strictObject({
  /** Scope of every key in the files; two mappings with one name import into one another. */
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'must be lower-case letters, digits, _ and -'),
  /** A field, or `{ constant: shop }` for the shop's own. */
  currency: fieldSchema,
  /** Zone of times without an offset: an IANA name, or `shop` for the shop's own. */
  zone: z.string().default(SHOP_ZONE),
  dates: z.array(dateFormatSchema).min(1),
  /** How numbers are written; without it only what can be one number is taken. */
  numbers: z
    .strictObject({ decimal: z.enum(['.', ',']), thousands: z.enum([',', '.', ' ', "'", '']).optional() })
    .transform(({ decimal, thousands }) => ({ decimal, thousands: thousands ?? (decimal === '.' ? ',' : '.') }))
    .refine(({ decimal, thousands }) => decimal !== thousands, 'must be two marks')
    .optional(),
  /** Makes channels that the shop does not have, of this kind. */
  createChannels: z.enum(CHANNEL_KINDS).optional(),
  /** Channel of orders that name none. */
  defaultChannel: z.string().min(2).optional(),
  /** Makes stores that the shop does not have. */
  stores: z
    .strictObject({ kind: z.enum(['STORE', 'WAREHOUSE']).default('STORE'), name: z.string().default('{}') })
    .optional(),
  earnPoints: z.boolean().default(false),
  /** ISO 3166 code of the country of telephone numbers without a calling code. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a code of two letters such as FR')
    .optional(),
  /** Words for the status of an order, and what becomes of it; a word that is not named refuses the order. */
  statuses: z
    .strictObject({ sale: words, canceled: words, leaveOut: words })
    .refine(areDistinct, 'must name each word once')
    .optional(),
  /** Whether prices and discounts have tax in them; `byTotal` finds out for each order from what was paid. */
  taxIncluded: z.union([z.boolean(), z.literal('byTotal')]).default(false),
  /** Quantities with decimals: the unit in which they are sold, such as 0.1, or `one` for one unit a line. */
  decimalQuantities: z.union([z.literal('one'), sellingUnit]).optional(),
  /** Lines of less than no units are refused, or give back what was bought before. */
  negativeQuantities: z.enum(['refuse', 'returns']).default('refuse'),
  /** In the order in which the files are named on the command line. */
  files: z.array(file).min(1),
});

export type OrderMapping = z.infer<typeof mappingSchema>;
export type MappedFile = OrderMapping['files'][number];
export type FileOf<Role extends MappedFile['role']> = Extract<MappedFile, { role: Role }>;

/** A mapping with what it leaves to the shop. */
export function forShop(mapping: OrderMapping, currencyCode: string): OrderMapping {
  const { currency } = mapping;
  const isOfShop = typeof currency === 'object' && 'constant' in currency && currency.constant === SHOP_CURRENCY;
  return isOfShop ? { ...mapping, currency: { constant: currencyCode } } : mapping;
}

/** The fields that a file of a mapping reads. */
export function fieldsIn(mapped: MappedFile): Field[] {
  const { role: _role, delimiter: _delimiter, columns: _columns, ...fields } = mapped;
  return Object.values(fields).filter((field) => field !== undefined);
}

/**
 * Reads a mapping.
 * @throws StartupError with the field that is wrong, or why the file cannot be read.
 */
export function readMapping(path: string): OrderMapping {
  const parsed = mappingSchema.safeParse(readYaml(path));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartupError(`The mapping ${path} is wrong at ${issue?.path.join('.') || 'its top'}: ${issue?.message}.`);
  }
  assertComplete(parsed.data, path);
  return parsed.data;
}

export function readYaml(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : (code ?? message);
    throw new StartupError(`The mapping ${shown(path)} cannot be read: ${reason}.`);
  }
  try {
    return parse(text);
  } catch (error) {
    throw new StartupError(`The mapping ${path} is not YAML: ${(error as Error).message.split('\n')[0]}.`);
  }
}

function assertComplete(mapping: OrderMapping, path: string): void {
  const fault = incompleteness(mapping);
  if (fault !== undefined) throw new StartupError(`The mapping ${path} ${fault}.`);
}

function incompleteness(mapping: OrderMapping): string | undefined {
  const ofRole = (role: MappedFile['role']) => mapping.files.filter((one) => one.role === role);
  const line = mapping.files.find((one) => one.role === 'lines');
  if (!line || ofRole('lines').length > 1) return 'must describe exactly one file with the role lines';
  for (const role of ['orders', 'refunds', 'products'] as const) {
    if (ofRole(role).length > 1) return `describes two files with the role ${role}`;
  }
  const order = mapping.files.find((one) => one.role === 'orders');
  if (!line.placedAt && !order?.placedAt) return 'says nowhere where placedAt of an order is';
  if (!line.channel && !order?.channel && !mapping.defaultChannel) return 'says nowhere where channel of an order is';
  const products = mapping.files.find((one) => one.role === 'products');
  if (line.unitPrice && line.total) return 'needs either unitPrice or total for lines';
  if (!line.unitPrice && !line.total && !products?.price)
    return 'says nowhere what lines cost: unitPrice, total or the price of products';
  if (line.discountRate && line.discountAmount) return 'gives two discounts for lines; keep one';
  if ((line.refundAmount || line.refundQuantity) && !line.refundedAt) return 'says nowhere when lines were refunded';
  if (line.refundedAt && !line.refundAmount && !line.refundQuantity)
    return 'needs refundAmount or refundQuantity beside refundedAt';
  if (line.unitCost && line.lineCost) return 'gives two costs for lines; keep one';
  const refunds = mapping.files.find((one) => one.role === 'refunds');
  if (refunds && Boolean(refunds.line) === Boolean(refunds.order)) return 'needs either line or order for refunds';
  const says = (field: 'status' | 'orderDiscount' | 'discountTotal' | 'orderTax' | 'paid') =>
    line[field] !== undefined || order?.[field] !== undefined;
  if (says('status') !== (mapping.statuses !== undefined)) return 'needs both status of an order and statuses';
  if (says('orderDiscount') && says('discountTotal')) return 'gives two discounts for orders; keep one';
  if (line.tax && line.taxRate) return 'gives two taxes for lines; keep one';
  if (says('orderTax') && (line.tax || line.taxRate)) return 'gives the tax of orders and of lines; keep one';
  if (mapping.taxIncluded !== false && !says('orderTax') && !line.tax && !line.taxRate)
    return 'says that prices have tax in them and nowhere how much';
  if (mapping.taxIncluded === 'byTotal' && !says('paid')) return 'needs paid for taxIncluded: byTotal';
  const isKnown = mapping.zone === SHOP_ZONE || timeZoneName(mapping.zone) !== undefined;
  return isKnown ? undefined : `names a zone ${mapping.zone} that does not exist`;
}
