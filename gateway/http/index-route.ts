import { assertMethod, type HttpRoute, sendJson } from './exchange.ts';

/** `/` says where things are. */
export function indexRoute(isProduction: boolean): HttpRoute {
  const addresses = {
    product: 'Passerelle',
    graphql: '/graphql',
    schema: '/schema/storefront.graphql',
    stream: '/stream',
    dashboard: '/admin/',
    ...(isProduction ? {} : { explorer: '/explorer/' }),
    health: '/health/ready',
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
