import { defineLoader } from '#kernel/graphql/loader.ts';
import type { AttributionDeps } from '../../deps.ts';
import { getCustomerLifetimes } from '../get-customer-lifetimes.ts';
import type { CustomerLifetime } from '../model/customer-lifetime.ts';

export const lifetimeLoader = defineLoader<AttributionDeps, CustomerLifetime | null>(({ deps, request }, customerIds) =>
  getCustomerLifetimes(deps, request, customerIds),
);
