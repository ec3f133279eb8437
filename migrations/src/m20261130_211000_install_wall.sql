-- The second wall: row-level security, printed from the policy (crates/access) and the wards (crates/entity).
-- Never written by hand: UPDATE=1 cargo test -p commons-tests --test house -- wall

DO $$ DECLARE old record; BEGIN
    FOR old IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public' LOOP
        EXECUTE format('DROP POLICY %I ON %I', old.policyname, old.tablename);
    END LOOP;
END $$;

ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "account" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "account" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "account" TO commons_server;
CREATE POLICY see ON "account" FOR SELECT USING ((account.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "account" FOR INSERT WITH CHECK ((account.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY change ON "account" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "account" FOR DELETE USING ((account.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));

ALTER TABLE "adoption" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "adoption" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "adoption" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "adoption" TO commons_server;
CREATE POLICY see ON "adoption" FOR SELECT USING (((adoption.department_id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[]) OR adoption.about_department_id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR ((adoption.about_published AND (adoption.about_reach = 'public' OR (adoption.about_reach = 'alliance' AND (SELECT current_setting('commons.member', true) = 'on')) OR (adoption.about_reach = 'state' AND adoption.about_state = ANY ((SELECT nullif(current_setting('commons.states', true), '')::text[])::text[])) OR (adoption.about_reach = 'group' AND adoption.about_group_id = ANY ((SELECT nullif(current_setting('commons.groups', true), '')::uuid[])::uuid[])) OR adoption.about_department_id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[]))) OR (adoption.about_department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (adoption.about_submitted AND (SELECT current_setting('commons.moderator', true) = 'on')) OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY add ON "adoption" FOR INSERT WITH CHECK (((adoption.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) AND (adoption.about_published AND ((adoption.about_published AND (adoption.about_reach = 'public' OR (adoption.about_reach = 'alliance' AND (SELECT current_setting('commons.member', true) = 'on')) OR (adoption.about_reach = 'state' AND adoption.about_state = ANY ((SELECT nullif(current_setting('commons.states', true), '')::text[])::text[])) OR (adoption.about_reach = 'group' AND adoption.about_group_id = ANY ((SELECT nullif(current_setting('commons.groups', true), '')::uuid[])::uuid[])) OR adoption.about_department_id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[]))) OR (adoption.about_department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (adoption.about_submitted AND (SELECT current_setting('commons.moderator', true) = 'on')) OR (SELECT current_setting('commons.system', true) = 'on'))))) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY change ON "adoption" FOR UPDATE USING ((adoption.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on'))) WITH CHECK ((adoption.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY remove ON "adoption" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "adoption_report" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "adoption_report" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "adoption_report" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "adoption_report" TO commons_server;
CREATE POLICY see ON "adoption_report" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM adoption WHERE adoption.id = adoption_report.adoption_id AND (adoption.department_id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[]) OR adoption.about_department_id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY add ON "adoption_report" FOR INSERT WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM adoption WHERE adoption.id = adoption_report.adoption_id AND (adoption.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY change ON "adoption_report" FOR UPDATE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM adoption WHERE adoption.id = adoption_report.adoption_id AND (adoption.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on'))))) WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM adoption WHERE adoption.id = adoption_report.adoption_id AND (adoption.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY remove ON "adoption_report" FOR DELETE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM adoption WHERE adoption.id = adoption_report.adoption_id AND (adoption.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')))));

ALTER TABLE "alliance_value" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "alliance_value" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "alliance_value" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "alliance_value" TO commons_server;
CREATE POLICY see ON "alliance_value" FOR SELECT USING (true);
CREATE POLICY add ON "alliance_value" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "alliance_value" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "alliance_value" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "api_token" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "api_token" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "api_token" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "api_token" TO commons_server;
CREATE POLICY see ON "api_token" FOR SELECT USING ((api_token.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "api_token" FOR INSERT WITH CHECK ((api_token.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY change ON "api_token" FOR UPDATE USING ((api_token.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on'))) WITH CHECK ((api_token.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY remove ON "api_token" FOR DELETE USING ((api_token.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));

ALTER TABLE "attachment" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "attachment" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "attachment" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "attachment" TO commons_server;
CREATE POLICY see ON "attachment" FOR SELECT USING (((attachment.owner_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')) OR EXISTS (SELECT 1 FROM draft_attachment WHERE draft_attachment.attachment_id = attachment.id) OR EXISTS (SELECT 1 FROM version_attachment WHERE version_attachment.attachment_id = attachment.id)));
CREATE POLICY add ON "attachment" FOR INSERT WITH CHECK (((attachment.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) AND (attachment.owner_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on'))));
CREATE POLICY change ON "attachment" FOR UPDATE USING (((attachment.owner_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')) OR (attachment.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')))) WITH CHECK (((attachment.owner_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')) OR (attachment.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on'))));
CREATE POLICY remove ON "attachment" FOR DELETE USING ((attachment.owner_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));

ALTER TABLE "attachment_download" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "attachment_download" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "attachment_download" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "attachment_download" TO commons_server;
CREATE POLICY see ON "attachment_download" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM attachment WHERE attachment.id = attachment_download.attachment_id)));
CREATE POLICY add ON "attachment_download" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "attachment_download" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "attachment_download" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "attachment_finding" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "attachment_finding" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "attachment_finding" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "attachment_finding" TO commons_server;
CREATE POLICY see ON "attachment_finding" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM attachment WHERE attachment.id = attachment_finding.attachment_id AND (attachment.owner_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on'))) OR EXISTS (SELECT 1 FROM draft_attachment WHERE draft_attachment.attachment_id = attachment_finding.attachment_id) OR EXISTS (SELECT 1 FROM version_attachment WHERE version_attachment.attachment_id = attachment_finding.attachment_id AND EXISTS (SELECT 1 FROM version WHERE version.id = version_attachment.version_id AND EXISTS (SELECT 1 FROM resource WHERE resource.id = version.resource_id AND (resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (resource.submitted AND (SELECT current_setting('commons.moderator', true) = 'on')) OR (SELECT current_setting('commons.system', true) = 'on'))))) OR EXISTS (SELECT 1 FROM version_attachment WHERE version_attachment.attachment_id = attachment_finding.attachment_id AND EXISTS (SELECT 1 FROM review_request WHERE review_request.version_id = version_attachment.version_id))));
CREATE POLICY add ON "attachment_finding" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "attachment_finding" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "attachment_finding" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "attachment_page" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "attachment_page" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "attachment_page" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "attachment_page" TO commons_server;
CREATE POLICY see ON "attachment_page" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM attachment WHERE attachment.id = attachment_page.attachment_id)));
CREATE POLICY add ON "attachment_page" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "attachment_page" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "attachment_page" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "attachment_text" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "attachment_text" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "attachment_text" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "attachment_text" TO commons_server;
CREATE POLICY see ON "attachment_text" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM attachment WHERE attachment.id = attachment_text.attachment_id)));
CREATE POLICY add ON "attachment_text" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "attachment_text" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "attachment_text" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "concept" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "concept" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "concept" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "concept" TO commons_server;
CREATE POLICY see ON "concept" FOR SELECT USING (true);
CREATE POLICY add ON "concept" FOR INSERT WITH CHECK (((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY change ON "concept" FOR UPDATE USING (((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on'))) WITH CHECK (((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY remove ON "concept" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "concept_label" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "concept_label" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "concept_label" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "concept_label" TO commons_server;
CREATE POLICY see ON "concept_label" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM concept WHERE concept.id = concept_label.concept_id)));
CREATE POLICY add ON "concept_label" FOR INSERT WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM concept WHERE concept.id = concept_label.concept_id AND ((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY change ON "concept_label" FOR UPDATE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM concept WHERE concept.id = concept_label.concept_id AND ((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on'))))) WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM concept WHERE concept.id = concept_label.concept_id AND ((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY remove ON "concept_label" FOR DELETE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM concept WHERE concept.id = concept_label.concept_id AND ((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));

ALTER TABLE "department" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "department" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "department" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "department" TO commons_server;
CREATE POLICY see ON "department" FOR SELECT USING (true);
CREATE POLICY add ON "department" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "department" FOR UPDATE USING ((department.id = ANY ((SELECT nullif(current_setting('commons.publisher', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on'))) WITH CHECK ((department.id = ANY ((SELECT nullif(current_setting('commons.publisher', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY remove ON "department" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "department_domain" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "department_domain" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "department_domain" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "department_domain" TO commons_server;
CREATE POLICY see ON "department_domain" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department WHERE department.id = department_domain.department_id AND (department.id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.moderator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY add ON "department_domain" FOR INSERT WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department WHERE department.id = department_domain.department_id AND ((SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY change ON "department_domain" FOR UPDATE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department WHERE department.id = department_domain.department_id AND ((SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on'))))) WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department WHERE department.id = department_domain.department_id AND ((SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY remove ON "department_domain" FOR DELETE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department WHERE department.id = department_domain.department_id AND ((SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));

ALTER TABLE "department_group" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "department_group" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "department_group" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "department_group" TO commons_server;
CREATE POLICY see ON "department_group" FOR SELECT USING (((SELECT current_setting('commons.member', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "department_group" FOR INSERT WITH CHECK (((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY change ON "department_group" FOR UPDATE USING ((department_group.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on'))) WITH CHECK ((department_group.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY remove ON "department_group" FOR DELETE USING ((department_group.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));

ALTER TABLE "department_group_member" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "department_group_member" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "department_group_member" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "department_group_member" TO commons_server;
CREATE POLICY see ON "department_group_member" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department_group WHERE department_group.id = department_group_member.group_id)));
CREATE POLICY add ON "department_group_member" FOR INSERT WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department_group WHERE department_group.id = department_group_member.group_id AND (department_group.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY change ON "department_group_member" FOR UPDATE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department_group WHERE department_group.id = department_group_member.group_id AND (department_group.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on'))))) WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department_group WHERE department_group.id = department_group_member.group_id AND (department_group.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY remove ON "department_group_member" FOR DELETE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department_group WHERE department_group.id = department_group_member.group_id AND (department_group.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on'))) OR EXISTS (SELECT 1 FROM department WHERE department.id = department_group_member.department_id AND (department.id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));

ALTER TABLE "draft" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "draft" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "draft" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "draft" TO commons_server;
CREATE POLICY see ON "draft" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = draft.resource_id AND (resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (resource.submitted AND (SELECT current_setting('commons.moderator', true) = 'on')) OR (SELECT current_setting('commons.system', true) = 'on'))) OR EXISTS (SELECT 1 FROM review_request WHERE review_request.resource_id = draft.resource_id)));
CREATE POLICY add ON "draft" FOR INSERT WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = draft.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')))));
CREATE POLICY change ON "draft" FOR UPDATE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = draft.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on'))))) WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = draft.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')))));
CREATE POLICY remove ON "draft" FOR DELETE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = draft.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')))));

ALTER TABLE "draft_attachment" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "draft_attachment" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "draft_attachment" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "draft_attachment" TO commons_server;
CREATE POLICY see ON "draft_attachment" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM draft WHERE draft.resource_id = draft_attachment.resource_id)));
CREATE POLICY add ON "draft_attachment" FOR INSERT WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = draft_attachment.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')))));
CREATE POLICY change ON "draft_attachment" FOR UPDATE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = draft_attachment.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on'))))) WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = draft_attachment.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')))));
CREATE POLICY remove ON "draft_attachment" FOR DELETE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = draft_attachment.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')))));

ALTER TABLE "event" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "event" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "event" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT ON "event" TO commons_server;
CREATE POLICY see ON "event" FOR SELECT USING ((event.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.moderator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "event" FOR INSERT WITH CHECK (true);
CREATE POLICY change ON "event" FOR UPDATE USING (false) WITH CHECK (false);
CREATE POLICY remove ON "event" FOR DELETE USING (false);

ALTER TABLE "feed_cursor" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "feed_cursor" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "feed_cursor" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "feed_cursor" TO commons_server;
CREATE POLICY see ON "feed_cursor" FOR SELECT USING ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY add ON "feed_cursor" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "feed_cursor" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "feed_cursor" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "flag" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "flag" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "flag" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "flag" TO commons_server;
CREATE POLICY see ON "flag" FOR SELECT USING ((flag.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.moderator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "flag" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "flag" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "flag" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "invitation" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "invitation" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "invitation" TO commons_server;
CREATE POLICY see ON "invitation" FOR SELECT USING ((invitation.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "invitation" FOR INSERT WITH CHECK ((invitation.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY change ON "invitation" FOR UPDATE USING ((invitation.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on'))) WITH CHECK ((invitation.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY remove ON "invitation" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "job" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "job" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "job" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "job" TO commons_server;
CREATE POLICY see ON "job" FOR SELECT USING ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY add ON "job" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "job" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "job" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "join_request" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "join_request" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "join_request" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "join_request" TO commons_server;
CREATE POLICY see ON "join_request" FOR SELECT USING ((join_request.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (join_request.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on'))));
CREATE POLICY add ON "join_request" FOR INSERT WITH CHECK (((join_request.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')) OR join_request.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid)));
CREATE POLICY change ON "join_request" FOR UPDATE USING (((join_request.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')) OR join_request.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid))) WITH CHECK (((join_request.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')) OR join_request.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid)));
CREATE POLICY remove ON "join_request" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "office_profile" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "office_profile" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "office_profile" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "office_profile" TO commons_server;
CREATE POLICY see ON "office_profile" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department WHERE department.id = office_profile.department_id)));
CREATE POLICY add ON "office_profile" FOR INSERT WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department WHERE department.id = office_profile.department_id AND (department.id = ANY ((SELECT nullif(current_setting('commons.publisher', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY change ON "office_profile" FOR UPDATE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department WHERE department.id = office_profile.department_id AND (department.id = ANY ((SELECT nullif(current_setting('commons.publisher', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on'))))) WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department WHERE department.id = office_profile.department_id AND (department.id = ANY ((SELECT nullif(current_setting('commons.publisher', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));
CREATE POLICY remove ON "office_profile" FOR DELETE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM department WHERE department.id = office_profile.department_id AND (department.id = ANY ((SELECT nullif(current_setting('commons.publisher', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))));

ALTER TABLE "person" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "person" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "person" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "person" TO commons_server;
CREATE POLICY see ON "person" FOR SELECT USING (((SELECT current_setting('commons.member', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on') OR person.id = (SELECT nullif(current_setting('commons.person', true), '')::uuid)));
CREATE POLICY add ON "person" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "person" FOR UPDATE USING (((person.id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')) OR ((SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')))) WITH CHECK (((person.id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')) OR ((SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on'))));
CREATE POLICY remove ON "person" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "resource" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resource" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "resource" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "resource" TO commons_server;
CREATE POLICY see ON "resource" FOR SELECT USING ((((resource.published AND (resource.reach = 'public' OR (resource.reach = 'alliance' AND (SELECT current_setting('commons.member', true) = 'on')) OR (resource.reach = 'state' AND resource.state = ANY ((SELECT nullif(current_setting('commons.states', true), '')::text[])::text[])) OR (resource.reach = 'group' AND resource.group_id = ANY ((SELECT nullif(current_setting('commons.groups', true), '')::uuid[])::uuid[])) OR resource.department_id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[]))) OR (resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (resource.submitted AND (SELECT current_setting('commons.moderator', true) = 'on')) OR (SELECT current_setting('commons.system', true) = 'on'))) OR EXISTS (SELECT 1 FROM review_request WHERE review_request.resource_id = resource.id)));
CREATE POLICY add ON "resource" FOR INSERT WITH CHECK ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY change ON "resource" FOR UPDATE USING (((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (((SELECT current_setting('commons.moderator', true) = 'on') AND (resource.submitted OR resource.published) AND ((resource.published AND (resource.reach = 'public' OR (resource.reach = 'alliance' AND (SELECT current_setting('commons.member', true) = 'on')) OR (resource.reach = 'state' AND resource.state = ANY ((SELECT nullif(current_setting('commons.states', true), '')::text[])::text[])) OR (resource.reach = 'group' AND resource.group_id = ANY ((SELECT nullif(current_setting('commons.groups', true), '')::uuid[])::uuid[])) OR resource.department_id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[]))) OR (resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (resource.submitted AND (SELECT current_setting('commons.moderator', true) = 'on')) OR (SELECT current_setting('commons.system', true) = 'on')))) OR (SELECT current_setting('commons.system', true) = 'on')))) WITH CHECK (((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')));
CREATE POLICY remove ON "resource" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "resource_notice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resource_notice" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "resource_notice" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "resource_notice" TO commons_server;
CREATE POLICY see ON "resource_notice" FOR SELECT USING (((resource_notice.reach = 'public' OR (resource_notice.reach = 'alliance' AND (SELECT current_setting('commons.member', true) = 'on')) OR (resource_notice.reach = 'state' AND resource_notice.state = ANY ((SELECT nullif(current_setting('commons.states', true), '')::text[])::text[])) OR (resource_notice.reach = 'group' AND resource_notice.group_id = ANY ((SELECT nullif(current_setting('commons.groups', true), '')::uuid[])::uuid[])) OR resource_notice.department_id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[])) OR (SELECT current_setting('commons.moderator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "resource_notice" FOR INSERT WITH CHECK (((resource_notice.department_id = ANY ((SELECT nullif(current_setting('commons.publisher', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')));
CREATE POLICY change ON "resource_notice" FOR UPDATE USING (((resource_notice.department_id = ANY ((SELECT nullif(current_setting('commons.publisher', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on'))) WITH CHECK (((resource_notice.department_id = ANY ((SELECT nullif(current_setting('commons.publisher', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')));
CREATE POLICY remove ON "resource_notice" FOR DELETE USING (((resource_notice.department_id = ANY ((SELECT nullif(current_setting('commons.publisher', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')));

ALTER TABLE "review_decision" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_decision" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "review_decision" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "review_decision" TO commons_server;
CREATE POLICY see ON "review_decision" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = review_decision.resource_id)));
CREATE POLICY add ON "review_decision" FOR INSERT WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM review_request WHERE review_request.id = review_decision.review_request_id AND (review_request.before_alliance AND (SELECT current_setting('commons.curator', true) = 'on')))));
CREATE POLICY change ON "review_decision" FOR UPDATE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM review_request WHERE review_request.id = review_decision.review_request_id AND (review_request.before_alliance AND (SELECT current_setting('commons.curator', true) = 'on'))))) WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM review_request WHERE review_request.id = review_decision.review_request_id AND (review_request.before_alliance AND (SELECT current_setting('commons.curator', true) = 'on')))));
CREATE POLICY remove ON "review_decision" FOR DELETE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM review_request WHERE review_request.id = review_decision.review_request_id AND (review_request.before_alliance AND (SELECT current_setting('commons.curator', true) = 'on')))));

ALTER TABLE "review_entry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_entry" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "review_entry" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "review_entry" TO commons_server;
CREATE POLICY see ON "review_entry" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM review_request WHERE review_request.id = review_entry.review_request_id AND (NOT review_entry.staff_only)) OR EXISTS (SELECT 1 FROM review_request WHERE review_request.id = review_entry.review_request_id AND (review_request.before_alliance AND (SELECT current_setting('commons.moderator', true) = 'on')))));
CREATE POLICY add ON "review_entry" FOR INSERT WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM review_request WHERE review_request.id = review_entry.review_request_id AND (review_request.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (review_request.before_alliance AND (SELECT current_setting('commons.moderator', true) = 'on'))))));
CREATE POLICY change ON "review_entry" FOR UPDATE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM review_request WHERE review_request.id = review_entry.review_request_id AND (review_request.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (review_request.before_alliance AND (SELECT current_setting('commons.moderator', true) = 'on')))))) WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM review_request WHERE review_request.id = review_entry.review_request_id AND (review_request.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (review_request.before_alliance AND (SELECT current_setting('commons.moderator', true) = 'on'))))));
CREATE POLICY remove ON "review_entry" FOR DELETE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM review_request WHERE review_request.id = review_entry.review_request_id AND (review_request.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (review_request.before_alliance AND (SELECT current_setting('commons.moderator', true) = 'on'))))));

ALTER TABLE "review_request" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_request" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "review_request" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "review_request" TO commons_server;
CREATE POLICY see ON "review_request" FOR SELECT USING ((review_request.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (review_request.before_alliance AND (SELECT current_setting('commons.moderator', true) = 'on')) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "review_request" FOR INSERT WITH CHECK ((review_request.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY change ON "review_request" FOR UPDATE USING (((review_request.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (review_request.before_alliance AND (SELECT current_setting('commons.moderator', true) = 'on')))) WITH CHECK (((review_request.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (review_request.before_alliance AND (SELECT current_setting('commons.moderator', true) = 'on'))));
CREATE POLICY remove ON "review_request" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "saved_search" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_search" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "saved_search" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_search" TO commons_server;
CREATE POLICY see ON "saved_search" FOR SELECT USING ((saved_search.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "saved_search" FOR INSERT WITH CHECK ((saved_search.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY change ON "saved_search" FOR UPDATE USING ((saved_search.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on'))) WITH CHECK ((saved_search.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY remove ON "saved_search" FOR DELETE USING ((saved_search.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));

ALTER TABLE "saved_search_match" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_search_match" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "saved_search_match" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_search_match" TO commons_server;
CREATE POLICY see ON "saved_search_match" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM saved_search WHERE saved_search.id = saved_search_match.saved_search_id)));
CREATE POLICY add ON "saved_search_match" FOR INSERT WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM saved_search WHERE saved_search.id = saved_search_match.saved_search_id)));
CREATE POLICY change ON "saved_search_match" FOR UPDATE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM saved_search WHERE saved_search.id = saved_search_match.saved_search_id))) WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM saved_search WHERE saved_search.id = saved_search_match.saved_search_id)));
CREATE POLICY remove ON "saved_search_match" FOR DELETE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM saved_search WHERE saved_search.id = saved_search_match.saved_search_id)));

ALTER TABLE "search_asker" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "search_asker" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "search_asker" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "search_asker" TO commons_server;
CREATE POLICY see ON "search_asker" FOR SELECT USING ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY add ON "search_asker" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "search_asker" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "search_asker" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "search_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "search_key" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "search_key" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "search_key" TO commons_server;
CREATE POLICY see ON "search_key" FOR SELECT USING ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY add ON "search_key" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "search_key" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "search_key" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "search_log" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "search_log" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "search_log" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "search_log" TO commons_server;
CREATE POLICY see ON "search_log" FOR SELECT USING (((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "search_log" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "search_log" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "search_log" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "search_week" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "search_week" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "search_week" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "search_week" TO commons_server;
CREATE POLICY see ON "search_week" FOR SELECT USING (((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "search_week" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "search_week" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "search_week" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "seat" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "seat" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "seat" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "seat" TO commons_server;
CREATE POLICY see ON "seat" FOR SELECT USING ((seat.department_id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[]) OR seat.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.moderator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "seat" FOR INSERT WITH CHECK ((seat.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY change ON "seat" FOR UPDATE USING (((seat.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')) OR seat.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid))) WITH CHECK ((seat.department_id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[]) OR seat.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.moderator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY remove ON "seat" FOR DELETE USING ((seat.department_id = ANY ((SELECT nullif(current_setting('commons.steward', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.administrator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));

ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "session" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "session" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "session" TO commons_server;
CREATE POLICY see ON "session" FOR SELECT USING ((session.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "session" FOR INSERT WITH CHECK ((session.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY change ON "session" FOR UPDATE USING ((session.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on'))) WITH CHECK ((session.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY remove ON "session" FOR DELETE USING ((session.person_id = (SELECT nullif(current_setting('commons.person', true), '')::uuid) OR (SELECT current_setting('commons.system', true) = 'on')));

ALTER TABLE "sign_in_attempt" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sign_in_attempt" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "sign_in_attempt" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_in_attempt" TO commons_server;
CREATE POLICY see ON "sign_in_attempt" FOR SELECT USING ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY add ON "sign_in_attempt" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "sign_in_attempt" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "sign_in_attempt" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "standard" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "standard" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "standard" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "standard" TO commons_server;
CREATE POLICY see ON "standard" FOR SELECT USING (true);
CREATE POLICY add ON "standard" FOR INSERT WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY change ON "standard" FOR UPDATE USING ((SELECT current_setting('commons.system', true) = 'on')) WITH CHECK ((SELECT current_setting('commons.system', true) = 'on'));
CREATE POLICY remove ON "standard" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));

ALTER TABLE "version" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "version" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "version" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "version" TO commons_server;
CREATE POLICY see ON "version" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = version.resource_id AND (((version.number IS NOT NULL) AND (version.reach = 'public' OR (version.reach = 'alliance' AND (SELECT current_setting('commons.member', true) = 'on')) OR (version.reach = 'state' AND resource.state = ANY ((SELECT nullif(current_setting('commons.states', true), '')::text[])::text[])) OR (version.reach = 'group' AND resource.group_id = ANY ((SELECT nullif(current_setting('commons.groups', true), '')::uuid[])::uuid[])) OR resource.department_id = ANY ((SELECT nullif(current_setting('commons.reader', true), '')::uuid[])::uuid[]))) OR (resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR ((resource.submitted AND version.number IS NULL) AND (SELECT current_setting('commons.moderator', true) = 'on')) OR (SELECT current_setting('commons.system', true) = 'on')))) OR EXISTS (SELECT 1 FROM review_request WHERE review_request.version_id = version.id)));
CREATE POLICY add ON "version" FOR INSERT WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = version.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')))));
CREATE POLICY change ON "version" FOR UPDATE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = version.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on'))))) WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = version.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')))));
CREATE POLICY remove ON "version" FOR DELETE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM resource WHERE resource.id = version.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')))));

ALTER TABLE "version_attachment" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "version_attachment" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "version_attachment" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "version_attachment" TO commons_server;
CREATE POLICY see ON "version_attachment" FOR SELECT USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM version WHERE version.id = version_attachment.version_id)));
CREATE POLICY add ON "version_attachment" FOR INSERT WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM version WHERE version.id = version_attachment.version_id AND EXISTS (SELECT 1 FROM resource WHERE resource.id = version.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on'))))));
CREATE POLICY change ON "version_attachment" FOR UPDATE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM version WHERE version.id = version_attachment.version_id AND EXISTS (SELECT 1 FROM resource WHERE resource.id = version.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on')))))) WITH CHECK (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM version WHERE version.id = version_attachment.version_id AND EXISTS (SELECT 1 FROM resource WHERE resource.id = version.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on'))))));
CREATE POLICY remove ON "version_attachment" FOR DELETE USING (((SELECT current_setting('commons.system', true) = 'on') OR EXISTS (SELECT 1 FROM version WHERE version.id = version_attachment.version_id AND EXISTS (SELECT 1 FROM resource WHERE resource.id = version.resource_id AND ((resource.department_id = ANY ((SELECT nullif(current_setting('commons.contributor', true), '')::uuid[])::uuid[]) OR (SELECT current_setting('commons.system', true) = 'on')) OR (SELECT current_setting('commons.moderator', true) = 'on'))))));

ALTER TABLE "wanted_decision" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "wanted_decision" FORCE ROW LEVEL SECURITY;
REVOKE ALL ON "wanted_decision" FROM PUBLIC, commons_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON "wanted_decision" TO commons_server;
CREATE POLICY see ON "wanted_decision" FOR SELECT USING (((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY add ON "wanted_decision" FOR INSERT WITH CHECK (((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY change ON "wanted_decision" FOR UPDATE USING (((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on'))) WITH CHECK (((SELECT current_setting('commons.curator', true) = 'on') OR (SELECT current_setting('commons.system', true) = 'on')));
CREATE POLICY remove ON "wanted_decision" FOR DELETE USING ((SELECT current_setting('commons.system', true) = 'on'));
