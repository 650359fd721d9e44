import { z } from 'zod';
import { definePort, type Ports } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import type { Domain } from '../../../subgraphs/shared/domains.ts';

/** Milliseconds that one batch of thousands may take on a slow machine. */
const BATCH_TIMEOUT_MS = 120_000;

function importPort<Result>(domain: Domain, field: string, argument: string, result: z.ZodType<Result>) {
  return definePort<Record<string, unknown>, Result>({
    domain,
    document: `mutation Fill($${argument}: JSON!) { ${field}(${argument}: $${argument}) }`,
    result,
    timeoutMs: BATCH_TIMEOUT_MS,
  });
}

const OPERATIONS = {
  locations: definePort<Record<string, unknown>, Array<{ code: string; id: string }>>({
    domain: 'inventory',
    document: `mutation Fill($locations: [InventoryLocationInput!]!) {
      inventoryEnsureLocations(locations: $locations) { code id }
    }`,
    result: z.array(z.object({ code: z.string(), id: z.string() })),
    timeoutMs: BATCH_TIMEOUT_MS,
  }),
  staff: importPort(
    'customers',
    'customersEnsureStaff',
    'staff',
    z.array(z.object({ email: z.string(), staffId: z.string() })),
  ),
  channels: importPort('catalog', 'catalogEnsureChannels', 'channels', z.array(z.string())),
  products: importPort(
    'catalog',
    'catalogImportProducts',
    'batch',
    z.object({ errors: z.array(z.unknown()).default([]) }),
  ),
  customers: importPort(
    'customers',
    'customersResolveIdentities',
    'sets',
    z.array(z.object({ ref: z.string(), customerId: z.string() })),
  ),
  movements: importPort('inventory', 'inventoryImportMovements', 'batch', z.object({ created: z.int() })),
  orders: importPort('orders', 'ordersImport', 'batch', z.object({ created: z.int(), rejected: z.array(z.unknown()) })),
  interactions: importPort('customers', 'customersImportInteractions', 'batch', z.unknown()),
  giftCards: importPort('loyalty', 'loyaltyImportGiftCards', 'batch', z.object({ created: z.int() })),
  spend: importPort('attribution', 'attributionImportSpend', 'batch', z.object({ changed: z.int() })),
  rates: importPort('attribution', 'attributionImportExchangeRates', 'batch', z.object({ added: z.int() })),
  footfall: importPort('attribution', 'attributionImportFootfall', 'batch', z.object({ changed: z.int() })),
  goals: importPort(
    'attribution',
    'attributionImportGoals',
    'batch',
    z.object({ rejected: z.array(z.unknown()).max(0) }),
  ),
  touchpoints: importPort('attribution', 'attributionImportTouchpoints', 'batch', z.object({ accepted: z.int() })),
};

export type DemoPorts = {
  readonly [Name in keyof typeof OPERATIONS]: (
    value: unknown,
  ) => Promise<(typeof OPERATIONS)[Name] extends { readonly result: z.ZodType<infer Result> } ? Result : never>;
};

/** The owners' import ports, each as a function of one batch: the demo shop comes in by the import ports, as any history. */
export function openDemoPorts(ports: Ports): DemoPorts {
  const entries = Object.entries(OPERATIONS).map(([name, operation]) => {
    const argument = /\$(\w+): /.exec(operation.document)?.[1] ?? 'batch';
    const call = (value: unknown) =>
      ports.call(
        operation as typeof OPERATIONS.orders,
        { [argument]: value },
        createServiceContext('demo', BATCH_TIMEOUT_MS),
      );
    return [name, call];
  });
  return Object.fromEntries(entries) as DemoPorts;
}
