import { builder } from '../../builder.ts';
import { ChannelType } from '../../references.ts';
import type { Flow, FlowLink, FlowNode } from '../model/flow.ts';
import { FLOW_DAYS } from '../model/windows.ts';

const FlowStageType = builder.enumType('FlowStage', {
  description: 'A step of an order’s way.',
  values: {
    FIRST_TOUCH: { description: `Channel of the customer’s first touch in the ${FLOW_DAYS} days before.` },
    PURCHASE: { description: 'Channel in which it was placed.' },
    FULFILLMENT: { description: 'How it reaches the customer.' },
    OUTCOME: { description: 'Whether anything of it came back.' },
  },
});

const isChannel = ({ stage, key }: FlowNode) =>
  (stage === 'FIRST_TOUCH' || stage === 'PURCHASE') && key !== 'OTHER' && key !== 'NONE';

const FlowNodeType = builder.objectRef<FlowNode>('FlowNode').implement({
  description: 'Orders that passed one point of the way.',
  fields: (t) => ({
    stage: t.field({ type: FlowStageType, description: 'Which step.', resolve: ({ stage }) => stage }),
    key: t.exposeString('key', {
      description:
        'A channel’s code; SHIP, PICKUP or IN_STORE; KEPT or RETURNED; OTHER for the channels that are not shown, NONE where nothing is known.',
    }),
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'The channel; null where the key names none, and when it cannot be read at the moment.',
      resolve: (node) => (isChannel(node) ? { code: node.key } : null),
    }),
    orders: t.exposeInt('orders', { description: 'How many; those of a stage add up to all orders of the period.' }),
  }),
});

const FlowLinkType = builder.objectRef<FlowLink>('FlowLink').implement({
  description: 'Orders that went from one point to the next.',
  fields: (t) => ({
    sourceIndex: t.exposeInt('source', { description: 'Position of the first in `nodes`, from 0.' }),
    targetIndex: t.exposeInt('target', { description: 'Position of the second in `nodes`.' }),
    orders: t.exposeInt('orders', { description: 'How many orders.' }),
  }),
});

export const FlowType = builder.objectRef<Flow>('Flow').implement({
  description:
    'Orders placed in the period and not canceled since: first touch, purchase, fulfillment, and whether anything came back.',
  fields: (t) => ({
    nodes: t.field({ type: [FlowNodeType], description: 'By stage; at most 20.', resolve: ({ nodes }) => [...nodes] }),
    links: t.field({
      type: [FlowLinkType],
      description: 'Between the nodes of neighboring stages; at most 80.',
      resolve: ({ links }) => [...links],
    }),
  }),
});
