import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

const EXAMPLE = `# One graph over catalog, inventory, customers, orders, loyalty and attribution.
# Sign in with the mutation staffSignIn, then set a header: {"authorization": "Bearer <token>"}
query ProductList {
  products(first: 3, channel: "WEB") {
    nodes {
      id
      title
      variants {
        sku
        price { amount currencyCode }
        availability { total inStock }
      }
    }
  }
}
`;

const root = document.getElementById('root');
if (root !== null) {
  const fetcher = createGraphiQLFetcher({ url: new URL('/graphql', window.location.href).href });
  createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={EXAMPLE} shouldPersistHeaders={false} />);
}
