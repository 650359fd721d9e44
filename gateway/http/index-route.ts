import type { GatewayConfig } from '../config.ts';
import { assertMethod, type HttpRoute, sendJson } from './exchange.ts';

/** `/` says where things are. */
export function indexRoute({ mode, publicPath }: GatewayConfig): HttpRoute {
  const addresses = {
    product: 'Passerelle',
    graphql: `${publicPath}/graphql`,
    schema: `${publicPath}/schema/storefront.graphql`,
    stream: `${publicPath}/stream`,
    dashboard: `${publicPath}/admin/`,
    ...(mode === 'production' ? {} : { explorer: `${publicPath}/explorer/` }),
    health: `${publicPath}/health/ready`,
  };
  return {
    name: 'index',
    matches: (path) => path === '/',
    async answer(exchange) {
      assertMethod(exchange, 'GET', 'HEAD');
      sendJson(exchange.response, 200, addresses);
    },
  };
}
