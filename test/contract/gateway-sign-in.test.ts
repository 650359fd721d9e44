import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ports } from '#kernel/ports/port.ts';
import { createAuthenticator } from '../../gateway/auth/authenticator.ts';
import { createSessionKeys } from '../../gateway/auth/issuer-keys.ts';
import type { RunningGateway } from '../../gateway/gateway.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { ask, customersPorts, startFixtureGateway } from './fixture/fixture-gateway.ts';
import { silent } from './fixture/fixture-subgraph.ts';

const STAFF = { kind: 'staff', sid: 'ses_1', roles: ['ASSOCIATE', 'EMPEROR'], locations: ['loc_1'] };

async function createKeys(kid = 'k1') {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA' };
  const sign = (claims: Record<string, unknown>, expires: string | number = '5m', issuer?: string) => {
    const token = new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid })
      .setSubject('stf_1')
      .setExpirationTime(expires)
      .setIssuedAt();
    return (issuer === undefined ? token : token.setIssuer(issuer).setAudience('passerelle')).sign(privateKey);
  };
  return { jwk, sign };
}

type Keys = Awaited<ReturnType<typeof createKeys>>;

/** The customers domain's port, as the gateway asks it. */
function portsOver(answers: { keys: unknown[]; revoked: string[]; down?: boolean }): Ports {
  return customersPorts(async (document) => {
    if (answers.down) throw new Error('customers is down');
    return document.includes('customersSigningKeys') ? { keys: answers.keys } : answers.revoked;
  });
}

describe('a bearer token of our own sign-in', () => {
  const fixture = fixtureDomains();
  let keys: Keys;
  let gateway: RunningGateway;
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  beforeAll(async () => {
    keys = await createKeys();
    gateway = await startFixtureGateway(fixture.subgraphs, { ports: portsOver({ keys: [keys.jwk], revoked: [] }) });
  });
  afterAll(() => gateway.close());

  it('names the actor for every subgraph, with the roles we know and no other', async () => {
    const { data } = await ask(gateway, '{ whoAsks forStaff }', {}, bearer(await keys.sign(STAFF)));
    expect(data).toEqual({
      whoAsks: { kind: 'staff', staffId: 'stf_1', sessionId: 'ses_1', roles: ['ASSOCIATE'], locationIds: ['loc_1'] },
      forStaff: 'cost price',
    });
  });

  it('is not needed: without one the caller is anonymous', async () => {
    expect((await ask(gateway, '{ whoAsks }')).data).toEqual({ whoAsks: { kind: 'anonymous' } });
  });

  it('cannot make a service of its bearer', async () => {
    expect((await ask(gateway, '{ whoAsks }', {}, bearer(await keys.sign({ kind: 'service' })))).status).toBe(401);
  });

  it.each([
    ['signed by somebody else', async () => (await createKeys()).sign(STAFF)],
    ['expired', () => keys.sign(STAFF, Math.floor(Date.now() / 1_000) - 60)],
    [
      'unsigned',
      async () =>
        `${btoa('{"alg":"none"}')}.${btoa('{"sub":"stf_1","kind":"staff","exp":9999999999}')}.`.replaceAll('=', ''),
    ],
    ['cut short', async () => (await keys.sign(STAFF)).slice(0, -4)],
  ])('that is %s is refused with 401 and not passed over', async (_, token) => {
    const { status, errors } = await ask(gateway, '{ hello }', {}, bearer(await token()));
    expect(status).toBe(401);
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});

describe('the trust behind it', () => {
  it('refuses a session that was ended, also when its token was seen before', async () => {
    const keys = await createKeys();
    const ended = new Set<string>();
    const { createLocalJWKSet } = await import('jose');
    const authenticator = createAuthenticator({
      keys: createLocalJWKSet({ keys: [keys.jwk] }),
      issuer: undefined,
      audience: undefined,
      isRevoked: (id) => ended.has(id),
    });
    const header = `Bearer ${await keys.sign(STAFF)}`;
    expect((await authenticator.actorOf(header)).kind).toBe('staff');
    ended.add('ses_1');
    await expect(authenticator.actorOf(header)).rejects.toMatchObject({ status: 401 });
  });

  it('answers 503 while no key is known, and works once customers is back', async () => {
    const keys = await createKeys();
    const answers = { keys: [keys.jwk], revoked: [], down: true };
    const trust = createSessionKeys(portsOver(answers), silent);
    const authenticator = createAuthenticator(trust);
    const header = `Bearer ${await keys.sign(STAFF)}`;
    await expect(authenticator.actorOf(header)).rejects.toMatchObject({ status: 503 });
    answers.down = false;
    expect((await authenticator.actorOf(header)).kind).toBe('staff');
    answers.down = true;
    expect((await authenticator.actorOf(`Bearer ${await keys.sign(STAFF)}`)).kind).toBe('staff');
    trust.close();
  });

  it('follows a discovered OpenID Connect issuer by configuration, and takes no token of another', async () => {
    const keys = await createKeys();
    const issuer = createServer((request, response) => {
      const url = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
      const found = request.url === '/jwks' ? { keys: [keys.jwk] } : { issuer: url, jwks_uri: `${url}/jwks` };
      response.end(JSON.stringify(found));
    });
    await new Promise<void>((done) => issuer.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
    const gateway = await startFixtureGateway(fixtureDomains().subgraphs, {
      env: { OIDC_ISSUER: url, OIDC_AUDIENCE: 'passerelle' },
    });
    const whoAsks = async (by: string) =>
      ask(gateway, '{ whoAsks }', {}, { authorization: `Bearer ${await keys.sign(STAFF, '5m', by)}` });
    expect((await whoAsks(url)).data?.['whoAsks']).toMatchObject({ staffId: 'stf_1' });
    expect((await whoAsks('https://other.example')).status).toBe(401);
    await gateway.close();
    issuer.close();
  });
});
