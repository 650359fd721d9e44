import { expect, it } from 'vitest';
import { type DomainProblem, expectMember } from './errors.ts';

type Result = { readonly __typename: 'Product'; readonly id: string } | DomainProblem;

it('gives the success member of a result union', () => {
  const result: Result = { __typename: 'Product', id: 'prd_1' };
  expect(expectMember(result, 'Product')).toBe(result);
});

it('throws every other member with its code, and field errors under the names of the form', () => {
  const result: Result = {
    __typename: 'ValidationError',
    message: 'Invalid',
    errorCode: 'VALIDATION',
    issues: [{ path: ['input', 'variants', '0', 'gtin'], message: 'Wrong check digit' }],
  };
  const body = { code: 'VALIDATION', errors: { variants: { 0: { barcode: 'Wrong check digit' } } } };
  expect(() => expectMember(result, 'Product', (path) => path.replace('gtin', 'barcode'))).toThrow(
    expect.objectContaining({ status: 422, body }),
  );
});
