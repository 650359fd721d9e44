import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { createRequestContext } from '../../request/context.ts';
import { createLogger } from '../../request/log.ts';
import { createBuilder } from '../builder.ts';
import { createExecutor } from './execute.ts';

const { builder, toSchema, idempotencyKey } = createBuilder<object>({ can: () => true });
const Line = builder.inputType('LineInput', {
  description: 'A line.',
  fields: (t) => ({ quantity: t.int({ required: true }), price: t.field({ type: 'Decimal' }) }),
});
const Input = builder.inputType('ShelfInput', {
  description: 'A shelf.',
  fields: (t) => ({ idempotencyKey: idempotencyKey(t), lines: t.field({ type: [Line] }) }),
});
builder.queryField('shelf', (t) =>
  t.string({
    access: 'public',
    description: 'A shelf.',
    args: { input: t.arg({ type: Input }), day: t.arg({ type: 'Date' }) },
    resolve: () => 'found',
  }),
);
builder.mutationField('empty', (t) =>
  t.string({ access: 'public', description: 'Empties it.', resolve: () => 'done' }),
);
const execute = createExecutor({
  schema: toSchema(),
  logger: createLogger({}, true),
  createContext: (request) => ({ request, deps: {} }),
});

/** As a plan of the gateway comes, whose scalars are names alone. */
async function ask(field: string, variables: Record<string, unknown> = {}) {
  const document = parse(`query ($price: Decimal) { ${field} }`);
  return execute({ document, variables, request: createRequestContext() });
}
const key = '0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11';

test.each([
  ['shelf(input: { idempotencyKey: "x" })', ['input.idempotencyKey'], {}],
  ['shelf(day: "tomorrow")', ['day'], {}],
  [
    `shelf(input: { idempotencyKey: "${key}", lines: [{ quantity: 1, price: $price }, { quantity: 1, price: "much" }] })`,
    ['input.lines.1.price'],
    { price: '1.50' },
  ],
  [
    'shelf(day: 3, input: { idempotencyKey: "x", lines: { quantity: "1" } })',
    ['day', 'input.idempotencyKey', 'input.lines.quantity'],
    {},
  ],
])('a literal that a scalar does not take is named by its path: %s', async (field, paths, variables) => {
  const { data, errors } = await ask(field, variables);
  expect([data, errors?.length]).toEqual([{ shelf: null }, 1]);
  expect(errors?.[0]).toMatchObject({ path: ['shelf'], extensions: { code: 'VALIDATION' } });
  const details = errors?.[0]?.extensions?.['details'];
  const { issues = [] } = (details ?? {}) as { issues?: ReadonlyArray<{ path: string; issueCode: string }> };
  expect(issues.map(({ path, issueCode }) => `${path} ${issueCode}`)).toEqual(
    paths.map((path) => `${path} INVALID_FORMAT`),
  );
});

test('what fits is answered', async () => {
  expect(await ask(`shelf(day: "2026-11-29", input: { idempotencyKey: "${key}" })`)).toEqual({
    data: { shelf: 'found' },
  });
});

test('what variables hold and a scalar does not take is named by the variable and its path', async () => {
  const document = parse('query ($input: ShelfInput, $day: Date) { shelf(input: $input, day: $day) }');
  const variables = { day: 'tomorrow', input: { idempotencyKey: key, lines: [{ quantity: 1, price: 'much' }] } };
  const { errors } = await execute({ document, variables, request: createRequestContext() });
  const [error, ...others] = errors ?? [];
  expect(others).toEqual([]);
  expect(error?.extensions?.['code']).toBe('VALIDATION');
  const { issues = [] } = (error?.extensions?.['details'] ?? {}) as { issues?: ReadonlyArray<{ path: string }> };
  expect(issues.map(({ path }) => path)).toEqual(['input.lines.0.price', 'day']);
});
