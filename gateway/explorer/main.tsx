import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { GraphiQL, type GraphiQLProps } from 'graphiql';
import { createRoot } from 'react-dom/client';

const EXAMPLE = `# One graph over catalog, inventory, customers, orders, loyalty and attribution.
# Sign in with the mutation signInStaff, then set the header {"authorization": "Bearer <token>"}.
query ProductList {
  products(first: 3) {
    nodes {
      id
      title
      variants {
        nodes {
          sku
          price { displayed { amount currencyCode } }
          availability { status availableQuantity }
        }
      }
    }
  }
}
`;

type Fetcher = GraphiQLProps['fetcher'];

const fetcher: Fetcher = async (operation, options) => {
  const response = await fetch(new URL('../graphql', location.href), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...options?.headers },
    body: JSON.stringify(operation),
  });
  return response.json();
};

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={EXAMPLE} shouldPersistHeaders={false} />);
}
