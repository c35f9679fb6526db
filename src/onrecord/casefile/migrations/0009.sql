-- Whom a statement is credited to is found by the statement, too: a person may correct it.
CREATE INDEX entity_statements_by_statement ON entity_statements (statement_id);
