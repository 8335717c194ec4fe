// CodeTables
