concat('unlinked ', hex(sipHash128Keyed(({key0:UInt64}, {key1:UInt64}), {visitor})))
