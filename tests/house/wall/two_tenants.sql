-- Two departments with the same things each. Ids end in their letter: …0a is Arizona's, …0b Wisconsin's.
INSERT INTO department (id, ocd_id, state, name, kind, created_at) VALUES
    ('00000000-0000-0000-0000-00000000d00a', 'a', 'AZ', 'Same Name', 'county', now()),
    ('00000000-0000-0000-0000-00000000d00b', 'b', 'WI', 'Same Name', 'county', now());
INSERT INTO person (id, email, name, demo, created_at) VALUES
    ('00000000-0000-0000-0000-00000000e00a', 'a@demo.example', 'A', true, now()),
    ('00000000-0000-0000-0000-00000000e00b', 'b@demo.example', 'B', true, now());
INSERT INTO account (id, issuer, subject, person_id, created_at)
    SELECT gen_random_uuid(), 'https://id.example', email, id, now() FROM person;
INSERT INTO session (id, token_hash, person_id, created_at, last_seen_at, expires_at)
    SELECT gen_random_uuid(), 'session of ' || email, id, now(), now(), now() FROM person;
INSERT INTO api_token (id, token_hash, person_id, name, ending, scopes, created_at, expires_at)
    SELECT gen_random_uuid(), 'token of ' || email, id, 'x', 'x', '{}', now(), now() FROM person;
INSERT INTO sign_in_attempt (state_hash, nonce, verifier, return_to, provider, expires_at) VALUES ('x', 'x', 'x', '/', 'x', now());
-- Each person sits in the department of their own letter.
CREATE TEMPORARY TABLE tenant AS SELECT department.id AS department_id, department.state, person.id AS person_id
    FROM department JOIN person ON right(department.id::text, 1) = right(person.id::text, 1);
INSERT INTO seat (id, department_id, person_id, post, role, created_at)
    SELECT replace(department_id::text, 'd', '5')::uuid, department_id, person_id, 'chief', 'steward', now() FROM tenant;
INSERT INTO department_group (id, name, kind, about, department_id, created_at)
    SELECT replace(department_id::text, 'd', '6')::uuid, 'Group of ' || state, 'cohort', '', department_id, now() FROM tenant;
INSERT INTO department_group_member (group_id, department_id)
    SELECT replace(department_id::text, 'd', '6')::uuid, department_id FROM tenant;
INSERT INTO office_profile (department_id, revision, address, phone, email, website, hours, languages, equipment, saved_at)
    SELECT department_id, 1, '', '', '', '', '', '{}', '{}', now() FROM tenant;
INSERT INTO department_domain (department_id, domain, "check", checked_at)
    SELECT department_id, lower(state) || '.example', 'by phone', now() FROM tenant;
INSERT INTO join_request (id, department_id, person_id, post, message, state, asked_at)
    SELECT gen_random_uuid(), department_id, person_id, 'staff', '', 'waiting', now() FROM tenant;
INSERT INTO invitation (id, token_hash, department_id, seat_id, email, created_at, expires_at)
    SELECT gen_random_uuid(), 'invitation of ' || state, department_id, replace(department_id::text, 'd', '5')::uuid, 'x@y.example', now(), now() FROM tenant;
-- A draft nobody else may see, with a document.
INSERT INTO resource (id, department_id, state, slug, kind, reach, status, published, submitted, title, created_at, updated_at, shown_at)
    SELECT replace(department_id::text, 'd', '7')::uuid, department_id, state, 'draft-' || state, 'template', 'public', 'draft', false, false, 'x', now(), now(), now() FROM tenant;
INSERT INTO draft (resource_id, revision, reach, title, summary, body, change_note, language, states, "values", standards, topics, saved_at)
    SELECT replace(department_id::text, 'd', '7')::uuid, 1, 'public', 'x', '', '', '', 'en', '{}', '{}', '{}', '{}', now() FROM tenant;
INSERT INTO version (id, resource_id, reach, title, summary, body, change_note, language, states, "values", standards, topics, draft_revision, reviewed, created_at)
    SELECT replace(department_id::text, 'd', '8')::uuid, replace(department_id::text, 'd', '7')::uuid, 'public', 'x', '', '', '', 'en', '{}', '{}', '{}', '{}', 1, false, now() FROM tenant;
INSERT INTO attachment (id, department_id, owner_id, filename, media_type, byte_size, sha256, state, created_at)
    SELECT replace(department_id::text, 'd', '9')::uuid, department_id, NULL, 'x.txt', 'text/plain', 1, 'x', 'ready', now() FROM tenant;
INSERT INTO attachment_text (attachment_id, text, truncated) SELECT id, 'secret', false FROM attachment;
INSERT INTO attachment_finding (attachment_id, code, count, places) SELECT id, 'metadata', 1, '[]' FROM attachment;
INSERT INTO attachment_page (attachment_id, number, width, height, byte_size) SELECT id, 1, 1, 1, 1 FROM attachment;
INSERT INTO attachment_download (attachment_id, day, count) SELECT id, now(), 1 FROM attachment;
INSERT INTO draft_attachment (resource_id, attachment_id, position)
    SELECT replace(department_id::text, 'd', '7')::uuid, replace(department_id::text, 'd', '9')::uuid, 0 FROM tenant;
INSERT INTO version_attachment (version_id, attachment_id, position)
    SELECT replace(department_id::text, 'd', '8')::uuid, replace(department_id::text, 'd', '9')::uuid, 0 FROM tenant;
INSERT INTO review_request (id, department_id, resource_id, version_id, state, submitted_at)
    SELECT gen_random_uuid(), department_id, replace(department_id::text, 'd', '7')::uuid, replace(department_id::text, 'd', '8')::uuid, 'waiting', now() FROM tenant;
INSERT INTO review_entry (id, review_request_id, kind, at, text, staff_only) SELECT gen_random_uuid(), id, 'comment', now(), 'x', false FROM review_request;
INSERT INTO review_decision (review_request_id, resource_id, kind, decision, reason, decided_at)
    SELECT id, resource_id, 'publication', 'approved', 'x', now() FROM review_request;
INSERT INTO flag (id, resource_id, version_id, review_request_id, person_id, kind, reason, title, state, created_at)
    SELECT gen_random_uuid(), resource_id, version_id, review_request.id, replace(review_request.department_id::text, 'd', 'e')::uuid, 'wrong', 'x', 'x', 'open', now() FROM review_request;
-- What its own readers alone are told of it.
INSERT INTO resource_notice (resource_id, department_id, state, reach, slug, title, status, reason, by_alliance, made_at)
    SELECT replace(department_id::text, 'd', '7')::uuid, department_id, state, 'department', 'draft-' || state, 'x', 'withdrawn', 'x', false, now() FROM tenant;
-- Each uses the draft of its own: nobody else may know.
INSERT INTO adoption (id, department_id, resource_id, version_id, status, adopted_at)
    SELECT replace(department_id::text, 'd', '4')::uuid, department_id, replace(department_id::text, 'd', '7')::uuid, replace(department_id::text, 'd', '8')::uuid, 'in_use', now() FROM tenant;
INSERT INTO adoption_report (adoption_id, revision, title, version_number, intent, note, said_at)
    SELECT replace(department_id::text, 'd', '4')::uuid, 1, 'x', 1, 'keep_copy', 'secret', now() FROM tenant;
-- Each keeps a collection that nobody else may know, with the draft in it.
INSERT INTO collection (id, department_id, of_alliance, of_group, state, reach, published, slug, title, summary, introduction, "values", standards, topics, revision, words_at, before_alliance, created_at, updated_at)
    SELECT replace(department_id::text, 'd', 'b')::uuid, department_id, false, false, state, 'public', false, 'collection-' || state, 'secret', '', '', '{}', '{}', '{}', 1, now(), false, now(), now() FROM tenant;
INSERT INTO collection_item (id, collection_id, resource_id, position, commentary, state, invited_at)
    SELECT replace(department_id::text, 'd', 'c')::uuid, replace(department_id::text, 'd', 'b')::uuid, replace(department_id::text, 'd', '7')::uuid, 0, 'secret', 'accepted', now() FROM tenant;
INSERT INTO endorsement (id, resource_id, version_id, version_number, statement, endorsed_at, expires_on)
    SELECT gen_random_uuid(), replace(department_id::text, 'd', '7')::uuid, replace(department_id::text, 'd', '8')::uuid, 1, 'secret', now(), now() FROM tenant;
INSERT INTO endorsement_mark (endorsement_id, dimension, level, words) SELECT id, 'quality', 'meets', 'secret' FROM endorsement;
INSERT INTO featured (id, resource_id, note, until, featured_at)
    SELECT gen_random_uuid(), replace(department_id::text, 'd', '7')::uuid, 'secret', now(), now() FROM tenant;
INSERT INTO saved_search (id, person_id, name, query, filter, notify, created_at)
    SELECT replace(department_id::text, 'd', 'a')::uuid, person_id, 'x', 'secret', '{}', true, now() FROM tenant;
INSERT INTO saved_search_match (saved_search_id, resource_id, matched_at)
    SELECT replace(department_id::text, 'd', 'a')::uuid, replace(department_id::text, 'd', '7')::uuid, now() FROM tenant;
INSERT INTO search_log (day, query, state, size, results, helped, searches) VALUES (now(), 'x', 'AZ', 'small', 'none', false, 1);
INSERT INTO search_week (week, query, departments, searches) VALUES (now(), 'x', 1, 1);
INSERT INTO search_asker (week, query_hash, asker_hash) VALUES (now(), 'x', 'x');
INSERT INTO search_key (week, secret) VALUES (now(), 'x');
INSERT INTO wanted_decision (id, query, verdict, reason, decided_at) VALUES (gen_random_uuid(), 'x', 'hide', 'x', now());
INSERT INTO event (seq, at, actor, department_id, kind, subject, subject_id, data, previous_hash, hash)
    SELECT row_number() OVER (), now(), 'x', department_id, 'x', 'x', department_id, '{}', '', '' FROM tenant;
INSERT INTO feed_cursor (reader, seq) VALUES ('x', 0);
INSERT INTO job (id, kind, payload, run_at, attempts, created_at) VALUES (gen_random_uuid(), 'x', '{}', now(), 0, now());
INSERT INTO link_check (address, outcome, checked_at) VALUES ('x', 'answers', now());
DROP TABLE tenant;
