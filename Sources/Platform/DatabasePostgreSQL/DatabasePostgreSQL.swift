// DatabasePostgreSQL
