SELECT
    (SELECT count() FROM {linked_visits}) AS linked,
    (SELECT count() FROM {linkable_again}) AS linkable
