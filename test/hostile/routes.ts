import { figureRowRoutes } from './attribution/figure-rows/routes.ts';
import { reportRoutes } from './attribution/reports/routes.ts';
import { touchpointRoutes } from './attribution/touchpoints/routes.ts';
import { gatewayRoutes } from './gateway/routes.ts';
import type { HostileRoutes } from './hostile-route.ts';
import { paymentRoutes } from './orders/payment/routes.ts';

/** Every route of the gateway by its name, and by its address where several share one; what `/graphql` itself is sent
 * beyond this stands in the gateway's own contract tests. */
export const HOSTILE_ROUTES: HostileRoutes = {
  ...gatewayRoutes,
  ...touchpointRoutes,
  ...figureRowRoutes,
  ...reportRoutes,
  ...paymentRoutes,
};
