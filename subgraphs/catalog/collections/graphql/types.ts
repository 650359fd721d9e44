import { builder, connectionType } from '../../builder.ts';
import type { Collection } from '../model/collection.ts';

export const CollectionType = builder.objectRef<Collection>('Collection');
export const CollectionConnection = connectionType('Collection', CollectionType);
