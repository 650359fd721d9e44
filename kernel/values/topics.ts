/** Topics of one listener at most. */
export const MAX_TOPICS = 10;
/** "orders", or "order:ord_1" for one thing. */
export const TOPIC = /^[\w.-]{1,64}(:[\w-]{1,64})?$/;
/** Characters of the id of an event at most, which says how far a stream has told the logs. */
export const MAX_EVENT_ID = 512;
