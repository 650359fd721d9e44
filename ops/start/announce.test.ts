import { expect, it } from 'vitest';
import { announce } from './announce.ts';

const instance = {
  port: 4000,
  host: '0.0.0.0',
  seconds: 3,
  signIns: [],
  isFilling: false,
  firstAdminCode: undefined,
};

it('says that no mail leaves where it should: in production without a server', () => {
  const mailLine = (mode: string, hasMail: boolean) => /Mail {7}.*/.exec(announce({ ...instance, mode, hasMail }))?.[0];
  expect(mailLine('production', false)).toContain('before SMTP_URL is set');
  expect(mailLine('production', true)).toBeUndefined();
  expect(mailLine('demo', false)).toBeUndefined();
});
