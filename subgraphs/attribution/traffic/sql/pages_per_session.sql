[sumIf(pages, NOT is_bot), countIf(NOT is_bot)]
