-- Steps were English words; they are codes now, told in the reader's language. What has ended has no step to show.
UPDATE job SET step = NULL;
