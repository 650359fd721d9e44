import type { GraphQLClient } from '../../../api/client.ts';
import { expectMember } from '../../../api/errors.ts';
import {
  archiveProductDocument,
  type PublishProductInput,
  publishProductDocument,
  type SetChannelPriceInput,
  setChannelPriceDocument,
} from '../../../api/generated/catalog/products.ts';

export async function publishProduct(client: GraphQLClient, input: PublishProductInput): Promise<void> {
  const { publishProduct: result } = await client.request(publishProductDocument, { input });
  expectMember(result, 'PublishProductPayload');
}

export async function archiveProduct(client: GraphQLClient, productId: string): Promise<void> {
  const { archiveProduct: result } = await client.request(archiveProductDocument, { input: { productId } });
  expectMember(result, 'ArchiveProductPayload');
}

/** @throws HttpError 409 when the price is no longer the expected one. */
export async function setChannelPrice(client: GraphQLClient, input: SetChannelPriceInput): Promise<void> {
  const { setChannelPrice: result } = await client.request(setChannelPriceDocument, { input });
  expectMember(result, 'SetChannelPricePayload');
}
