import { builder } from '../../builder.ts';
import { type CustomerFacts, readCustomerFacts } from '../read-customer-facts.ts';

const CustomerFactsType = builder.objectRef<CustomerFacts>('CustomerFacts').implement({
  description: 'The facts of a customer that other domains ask for.',
  inaccessible: true,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'As asked.' }),
    survivorId: t.exposeID('survivorId'),
    email: t.exposeString('email', { nullable: true }),
    locale: t.exposeString('locale', { nullable: true }),
  }),
});

builder.queryField('customersFacts', (t) =>
  t.field({
    type: [CustomerFactsType],
    inaccessible: true,
    description: 'By any of their ids; unknown ones are left out.',
    access: 'service',
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_root, { ids }, { deps }) => readCustomerFacts(deps, ids),
  }),
);
