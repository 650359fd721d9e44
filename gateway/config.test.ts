import { describe, expect, it } from 'vitest';
import { ConfigError } from '#kernel/values/errors.ts';
import { readGatewayConfig } from './config.ts';

describe('the gateway settings', () => {
  it('start from PORT and SUPERGRAPH_FILE alone', () => {
    const config = readGatewayConfig({ PORT: '4100', SUPERGRAPH_FILE: '/tmp/supergraph.graphql' });
    expect(config.port).toBe(4100);
    expect(config.supergraphFile).toBe('/tmp/supergraph.graphql');
    expect(config.credential).toBeUndefined();
  });

  it('name the variable and its value in one sentence', () => {
    expect(() => readGatewayConfig({ PORT: 'forty' })).toThrow(
      'PORT must be a whole number from 0 to 65535; it is "forty".',
    );
    expect(() => readGatewayConfig({ PASSERELLE_MODE: 'prod' })).toThrow(
      /^PASSERELLE_MODE must be one of .*; it is "prod"\.$/,
    );
    expect(() => readGatewayConfig({ CORS_ORIGINS: '*' })).toThrow(/^CORS_ORIGINS must list origins/);
    expect(() => readGatewayConfig({ SUBGRAPH_CATALOG_URL: 'ftp://x' })).toThrow(ConfigError);
    expect(() => readGatewayConfig({ PASSERELLE_MODE: 'production' })).toThrow(
      /^GATEWAY_CREDENTIAL must be set in production/,
    );
    expect(() => readGatewayConfig({ OIDC_AUDIENCE: 'instance' })).toThrow(
      'OIDC_AUDIENCE needs OIDC_ISSUER beside it.',
    );
    expect(() => readGatewayConfig({ OIDC_ISSUER: 'https://login.example' })).toThrow(
      /^OIDC_ISSUER needs OIDC_AUDIENCE beside it: .*\.$/,
    );
  });

  it('never print a secret', () => {
    expect(() => readGatewayConfig({ GATEWAY_CREDENTIAL: 'short' })).toThrow(
      /^GATEWAY_CREDENTIAL must hold at least 32 characters\.$/,
    );
    expect(() => readGatewayConfig({ BUYER_ADDRESS_SECRET: 'short' })).toThrow(
      /^BUYER_ADDRESS_SECRET must hold at least 32 characters\.$/,
    );
  });

  it('read one address per subgraph', () => {
    const config = readGatewayConfig({
      SUBGRAPH_CATALOG_URL: 'http://127.0.0.1:4101/graphql',
      SUBGRAPH_ORDERS_URL: '',
    });
    expect([...config.subgraphUrls]).toEqual([['catalog', 'http://127.0.0.1:4101/graphql']]);
  });

  it('limit the rate in production and nowhere else unless asked', () => {
    expect(readGatewayConfig({}).ratePerSecond).toBe(0);
    expect(
      readGatewayConfig({ PASSERELLE_MODE: 'production', GATEWAY_CREDENTIAL: 'x'.repeat(32) }).ratePerSecond,
    ).toBeGreaterThan(0);
  });
});
