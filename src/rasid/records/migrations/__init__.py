"""The steps by which a study's tables come to be what `records.tables` says. Run by `records.schema`."""
