import { expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { createLinkSigner } from './create-link-signer.ts';

const links = createLinkSigner('the private key of sessions');

it('knows its own links, in every process of the instance', () => {
  const id = newId('lnk');
  const token = links.sign('VERIFY_EMAIL', id);
  expect(createLinkSigner('the private key of sessions').read('VERIFY_EMAIL', token)).toBe(id);
});

it('knows no link that was made for something else, by somebody else, or of another', () => {
  const id = newId('lnk');
  const token = links.sign('VERIFY_EMAIL', id);
  const [, seal = ''] = token.split('.');
  expect(links.read('RESET_PASSWORD', token)).toBeUndefined();
  expect(createLinkSigner('another key').read('VERIFY_EMAIL', token)).toBeUndefined();
  expect(createLinkSigner(undefined).read('VERIFY_EMAIL', token)).toBeUndefined();
  for (const text of [
    '',
    '.',
    id,
    `${id}.`,
    `${newId('lnk')}.${seal}`,
    `${token}.`,
    `${id}.${seal.slice(1)}`,
    `x.${seal}`,
  ])
    expect(links.read('VERIFY_EMAIL', text)).toBeUndefined();
});
