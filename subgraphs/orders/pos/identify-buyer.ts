import type { RequestContext } from '#kernel/request/context.ts';
import { IDENTIFIER_KINDS } from '../../shared/identifier-kinds.ts';
import type { CustomerId, LocationId } from '../../shared/ids.ts';
import type { OrdersDeps } from '../deps.ts';
import { resolveIdentities } from '../ports/customers.ts';
import { countryOfLocation } from '../ports/inventory-locations.ts';

/** Longest value that is looked at, in characters. */
const MAX_VALUE = 320;

const KINDS: ReadonlySet<string> = new Set(IDENTIFIER_KINDS);

interface SaidIdentifier {
  readonly kind: string;
  readonly value: string;
}

/** The country whose telephone numbers are written in the store without a calling code; undefined where it is not known. */
async function readCountry(deps: OrdersDeps, request: RequestContext, id: LocationId): Promise<string | undefined> {
  const country = await deps.ports.call(countryOfLocation, { id }, request).catch((error: unknown) => {
    deps.logger.warn('a store is taken to be in the home country, for inventory cannot tell', {
      locationId: id,
      error,
    });
    return null;
  });
  return country ?? undefined;
}

/**
 * The customer whom the POS was shown. A kind that is not known here, and a value that can be none, are passed over: they
 * never cost the sale.
 */
export async function identifyBuyer(
  deps: OrdersDeps,
  request: RequestContext,
  { identifiers, locationId }: { readonly identifiers: readonly SaidIdentifier[]; readonly locationId: LocationId },
): Promise<{ customerId: CustomerId | null; hasPassedOver: boolean }> {
  const said = identifiers.map(({ kind, value }) => ({ kind: kind.trim().toUpperCase(), value }));
  const usable = said.filter(({ kind, value }) => KINDS.has(kind) && value.length <= MAX_VALUE);
  const hasPassedOver = usable.length < said.length;
  if (usable.length === 0) return { customerId: null, hasPassedOver };
  const country = usable.some(({ kind }) => kind === 'PHONE')
    ? await readCountry(deps, request, locationId)
    : undefined;
  const sets = [{ ref: 'sale', identifiers: usable, source: 'POS', profile: null, ...(country ? { country } : {}) }];
  const [resolved] = await deps.ports.call(resolveIdentities, { sets }, request);
  return { customerId: resolved?.customerId ?? null, hasPassedOver };
}
