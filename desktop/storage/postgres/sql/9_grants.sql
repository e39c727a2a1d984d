-- Nobody may write any table; everybody who works here reads through the views, and passes through the doors of the role.
REVOKE ALL ON SCHEMA amends, amends_seen, amends_aside FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA amends, amends_aside FROM PUBLIC, amends_people, amends_migrator, amends_eyes;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA amends FROM PUBLIC, amends_people, amends_migrator;
GRANT USAGE ON SCHEMA amends, amends_seen TO amends_people, amends_migrator, amends_eyes;
GRANT SELECT ON account, house, message_mark, policy, power, alembic_version TO amends_people, amends_migrator;
GRANT SELECT ON ALL TABLES IN SCHEMA amends_seen TO amends_people, amends_migrator;
GRANT SELECT ON log, words, looked, looked_words TO amends_eyes;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON amends_seen.log, amends_seen.words, amends_seen.looked, amends_seen.looked_words FROM amends_eyes;
-- Whoever brings a house in compares it with what it was; nobody works in it then.
GRANT SELECT ON log, words, ticket, ticket_search, issue, promise, option, evidence, bell, ask, source, message, case_reader, evidence_file, looked, looked_words TO amends_migrator;
-- The views ask these for whoever reads.
GRANT EXECUTE ON FUNCTION unseen, unseen_entries, audits, mine_ticket, mine_ticket_search, mine_issue, mine_promise, mine_option, mine_evidence, mine_bell, mine_ask,
  mine_source, mine_message, mine_case_reader, mine_passed_over, mine_presence, mine_person_key, file_of TO amends_people, amends_migrator;
GRANT EXECUTE ON FUNCTION append, renew, tell, caught_up, read_message, put_file, put_policy, write_house, account_add, account_change,
  account_reset, account_out, own_ear, came, free_head, take_head, settle, look, put_health, read_health, read_numbers, put_key, drop_key, last_number, brought, own_mark, head, looked_head, hidden_links, erased_of, restored, backup_standing, found_terms, acts_before, people_then, done_of, house_mark, standby_waits, audited_number, audited_case TO amends_people;
GRANT EXECUTE ON FUNCTION fill_begin, fill_log, fill_case, fill, fill_file, fill_end TO amends_migrator;
GRANT SELECT ON stage TO amends_migrator;
