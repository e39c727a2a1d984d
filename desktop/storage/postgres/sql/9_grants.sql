-- Nobody may write any table; everybody who works here reads, and passes through the doors of the role.
REVOKE ALL ON SCHEMA amends FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA amends FROM PUBLIC, amends_people, amends_migrator;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA amends FROM PUBLIC, amends_people, amends_migrator;
GRANT USAGE ON SCHEMA amends TO amends_people, amends_migrator;
GRANT SELECT ON log, words, ticket, ticket_search, issue, promise, option, evidence, bell, ask, source, case_reader, evidence_file,
  account, house, message, message_mark, passed_over, policy, power, looked, looked_words, person_key, alembic_version TO amends_people, amends_migrator;
-- The policies of the tables ask these for whoever reads.
GRANT EXECUTE ON FUNCTION unseen, unseen_entries, audits TO amends_people, amends_migrator;
GRANT EXECUTE ON FUNCTION append, renew, tell, caught_up, read_message, put_file, put_policy, know_pack, write_house, account_add, account_change,
  account_reset, came, free_head, take_head, settle, look, put_health, read_health, read_numbers, put_key, drop_key, last_number, brought, own_mark, head, looked_head, hidden_links, erased_of, backup_standing, found_terms, found_phone TO amends_people;
GRANT EXECUTE ON FUNCTION fill_begin, fill_log, fill_case, fill, fill_file, fill_end TO amends_migrator;
GRANT SELECT ON stage TO amends_migrator;
