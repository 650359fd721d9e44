touchpoint WHERE person_key >= 'unlinked ' AND person_key < 'unlinked!'
