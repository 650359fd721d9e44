import DataLoader from 'dataloader';
import {
  type ExecutionResult,
  execute,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  parse,
} from 'graphql';
import { createCompiledExecutor } from '#kernel/graphql/execution/compiled-executor.ts';
import { runWithoutArguments } from '../../ops/cli/command-line.ts';

/*
 * Our executor beside graphql-js over a list of 24 products with 9 variants each, whose stock a DataLoader brings:
 * `npm run bench:execution`. CPU time is the best of several rounds, since other work only ever adds to it.
 */

const PRODUCTS = 24;
const VARIANTS = 9;
const RUNS = 40;
const ROUNDS = 15;

interface Context {
  readonly stock: DataLoader<string, number>;
}
interface Variant {
  readonly id: string;
  readonly sku: string;
  readonly price: { readonly amount: string; readonly currencyCode: string };
}

const text = { type: new GraphQLNonNull(GraphQLString) };
const Price = new GraphQLObjectType({ name: 'Price', fields: { amount: text, currencyCode: text } });
const VariantType = new GraphQLObjectType<Variant, Context>({
  name: 'Variant',
  fields: {
    id: text,
    sku: text,
    price: { type: new GraphQLNonNull(Price) },
    stock: { type: GraphQLInt, resolve: ({ id }, _args, { stock }) => stock.load(id) },
  },
});
const Product = new GraphQLObjectType({
  name: 'Product',
  fields: { id: text, title: text, variants: { type: new GraphQLNonNull(new GraphQLList(VariantType)) } },
});

const products = Array.from({ length: PRODUCTS }, (_, product) => ({
  id: `prd_${product}`,
  title: `Product ${product}`,
  variants: Array.from({ length: VARIANTS }, (_variant, variant): Variant => {
    const id = `var_${product}_${variant}`;
    return { id, sku: id.toUpperCase(), price: { amount: '12.50', currencyCode: 'EUR' } };
  }),
}));

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: { products: { type: new GraphQLList(Product), resolve: () => products } },
  }),
});
const document = parse('{ products { id title variants { id sku price { amount currencyCode } stock } } }');
const compiled = createCompiledExecutor(schema);

type Executor = (context: Context) => ExecutionResult | Promise<ExecutionResult> | undefined;
const executors: Readonly<Record<string, Executor>> = {
  'graphql-js': (contextValue) => execute({ schema, document, contextValue }),
  ours: (context) => compiled({ document, operationName: undefined, variables: {}, context }),
};

async function runMany(executor: Executor): Promise<void> {
  for (let run = 0; run < RUNS; run++)
    await executor({ stock: new DataLoader<string, number>(async (keys) => keys.map(() => 3)) });
}

/** CPU in milliseconds and garbage in kilobytes of one execution. */
async function measure(executor: Executor): Promise<{ cpuMs: number; garbageKb: number }> {
  let cpuMs = Number.POSITIVE_INFINITY;
  let garbageKb = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    globalThis.gc?.();
    const heap = process.memoryUsage().heapUsed;
    const start = process.cpuUsage();
    await runMany(executor);
    const { user, system } = process.cpuUsage(start);
    cpuMs = Math.min(cpuMs, (user + system) / 1_000 / RUNS);
    garbageKb = Math.min(garbageKb, (process.memoryUsage().heapUsed - heap) / 1_024 / RUNS);
  }
  return { cpuMs, garbageKb };
}

await runWithoutArguments('npm run bench:execution', 'measures an execution against graphql-js', async () => {
  for (const [name, executor] of Object.entries(executors)) {
    const { cpuMs, garbageKb } = await measure(executor);
    process.stdout.write(`${name.padEnd(12)} ${cpuMs.toFixed(2)} ms CPU, ${garbageKb.toFixed(0)} KB garbage\n`);
  }
});
