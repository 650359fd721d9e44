import { connectionType } from '../../builder.ts';
import { ProductType } from '../../products/graphql/types.ts';

export const ProductConnection = connectionType('Product', ProductType);
