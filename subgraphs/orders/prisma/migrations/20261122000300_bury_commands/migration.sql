-- Failures that time does not mend, one after the other; after some of them the command waits for a person.
ALTER TABLE order_task ADD COLUMN failures integer NOT NULL DEFAULT 0, ADD COLUMN dead_since timestamptz;
CREATE INDEX order_task_dead_idx ON order_task (dead_since, id) WHERE dead_since IS NOT NULL;
