-- People join departments, act as one of their seats, and see their sessions; departments have a profile, registered mail
-- domains and groups that somebody convenes.

ALTER TABLE "person" ADD COLUMN "disabled_at" timestamptz;

-- An account is named by an id of its own, so that its owner can point at it without telling the provider's name for them.
ALTER TABLE "account" ADD COLUMN "id" uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "account" ALTER COLUMN "id" DROP DEFAULT;
ALTER TABLE "account" ADD COLUMN "email" text;
ALTER TABLE "account" DROP CONSTRAINT "account_pkey";
ALTER TABLE "account" ADD PRIMARY KEY ("id");
CREATE UNIQUE INDEX "account_subject" ON "account" ("issuer", "subject");
CREATE INDEX "account_person" ON "account" ("person_id");

ALTER TABLE "session" ADD COLUMN "hat" text;
ALTER TABLE "session" ADD COLUMN "provider" text;
ALTER TABLE "session" ADD COLUMN "agent" text;

ALTER TABLE "api_token" ADD COLUMN "name" text NOT NULL DEFAULT '';
ALTER TABLE "api_token" ALTER COLUMN "name" DROP DEFAULT;
ALTER TABLE "api_token" ADD COLUMN "ending" text NOT NULL DEFAULT '';
ALTER TABLE "api_token" ALTER COLUMN "ending" DROP DEFAULT;
ALTER TABLE "api_token" ADD COLUMN "hat" text;
CREATE INDEX "api_token_person" ON "api_token" ("person_id");

-- Sign-ins that were begun live for minutes; those of before do not know their provider.
DELETE FROM "sign_in_attempt";
ALTER TABLE "sign_in_attempt" ADD COLUMN "provider" text NOT NULL;
ALTER TABLE "sign_in_attempt" ADD COLUMN "link_person_id" uuid REFERENCES "person" ("id") ON DELETE CASCADE;

ALTER TABLE "event" ADD COLUMN "hat" text;
CREATE INDEX "event_department" ON "event" ("department_id", "seq");

-- Drafts belong to a seat, so that they stay when its holder goes.
ALTER TABLE "resource" ADD COLUMN "seat_id" uuid REFERENCES "seat" ("id") ON DELETE SET NULL;
UPDATE "resource" SET "seat_id" = (
    SELECT "seat"."id" FROM "seat"
    WHERE "seat"."person_id" = "resource"."created_by" AND "seat"."department_id" = "resource"."department_id"
    ORDER BY "seat"."created_at", "seat"."id" LIMIT 1
);
CREATE INDEX "resource_seat" ON "resource" ("seat_id");

ALTER TABLE "department_group" ADD COLUMN "kind" text NOT NULL DEFAULT 'working_group';
ALTER TABLE "department_group" ALTER COLUMN "kind" DROP DEFAULT;
ALTER TABLE "department_group" ADD COLUMN "about" text NOT NULL DEFAULT '';
ALTER TABLE "department_group" ALTER COLUMN "about" DROP DEFAULT;
ALTER TABLE "department_group" ADD COLUMN "department_id" uuid REFERENCES "department" ("id") ON DELETE RESTRICT;
CREATE INDEX "department_group_member_department" ON "department_group_member" ("department_id");

CREATE TABLE "office_profile" (
    "department_id" uuid NOT NULL,
    "revision" integer NOT NULL,
    "address" text NOT NULL,
    "phone" text NOT NULL,
    "email" text NOT NULL,
    "website" text NOT NULL,
    "hours" text NOT NULL,
    "languages" text[] NOT NULL,
    "equipment" text[] NOT NULL,
    "saved_by" uuid,
    "saved_at" timestamptz NOT NULL,
    PRIMARY KEY (department_id),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("saved_by") REFERENCES "person" ("id") ON DELETE SET NULL
);

-- One domain may serve several departments of a county.
CREATE TABLE "department_domain" (
    "department_id" uuid NOT NULL,
    "domain" text NOT NULL,
    "check" text NOT NULL,
    "checked_by" uuid,
    "checked_at" timestamptz NOT NULL,
    PRIMARY KEY (department_id, domain),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("checked_by") REFERENCES "person" ("id") ON DELETE SET NULL
);

CREATE TABLE "join_request" (
    "id" uuid NOT NULL,
    "department_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "post" text NOT NULL,
    "message" text NOT NULL,
    "state" text NOT NULL,
    "asked_at" timestamptz NOT NULL,
    "decided_by" uuid,
    "decided_at" timestamptz,
    "reason" text,
    "check" text,
    "seat_id" uuid,
    PRIMARY KEY (id),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("decided_by") REFERENCES "person" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("seat_id") REFERENCES "seat" ("id") ON DELETE SET NULL
);
-- One open wish of a person for a department at a time.
CREATE UNIQUE INDEX "join_request_open" ON "join_request" ("department_id", "person_id") WHERE "state" = 'waiting';
CREATE INDEX "join_request_state" ON "join_request" ("state", "asked_at", "id");
CREATE INDEX "join_request_person" ON "join_request" ("person_id");

CREATE TABLE "invitation" (
    "id" uuid NOT NULL,
    "token_hash" text NOT NULL UNIQUE,
    "department_id" uuid NOT NULL,
    "seat_id" uuid NOT NULL,
    "email" text NOT NULL,
    "invited_by" uuid,
    "created_at" timestamptz NOT NULL,
    "expires_at" timestamptz NOT NULL,
    "used_at" timestamptz,
    "used_by" uuid,
    "revoked_at" timestamptz,
    PRIMARY KEY (id),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("seat_id") REFERENCES "seat" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("invited_by") REFERENCES "person" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("used_by") REFERENCES "person" ("id") ON DELETE SET NULL
);
CREATE INDEX "invitation_department" ON "invitation" ("department_id", "created_at");
CREATE INDEX "invitation_seat" ON "invitation" ("seat_id");

-- The newest link of the chain, for whoever adds the next one: they may see little of the record themselves.
CREATE FUNCTION "event_head"() RETURNS TABLE ("seq" bigint, "hash" text) LANGUAGE sql STABLE
    SET "commons.system" = 'on' SET search_path = public
    AS $$ SELECT event.seq, event.hash FROM event ORDER BY event.seq DESC LIMIT 1 $$;

-- Verbs put jobs into the queue without seeing what else waits there. The same work that waits already is touched: that holds
-- its row until the transaction ends.
CREATE FUNCTION "enqueue_job"("new_id" uuid, "new_kind" text, "new_key" text, "new_payload" jsonb, "at" timestamptz, "now" timestamptz)
    RETURNS uuid LANGUAGE sql VOLATILE
    SET "commons.system" = 'on' SET search_path = public
    AS $$
        INSERT INTO job (id, kind, key, payload, run_at, attempts, created_at)
        VALUES ($1, $2, $3, $4, $5, 0, $6)
        ON CONFLICT (kind, key) WHERE attempts = 0 AND dead_at IS NULL
        DO UPDATE SET run_at = LEAST(job.run_at, excluded.run_at)
        RETURNING id
    $$;

-- Whoever approves a version need not see the others: they are counted for them.
CREATE FUNCTION "next_version_number"("resource" uuid) RETURNS integer LANGUAGE sql STABLE
    SET "commons.system" = 'on' SET search_path = public
    AS $$ SELECT coalesce(max(version.number), 0) + 1 FROM version WHERE version.resource_id = $1 $$;

-- Nobody raises themselves: which columns of a row may change is beyond what a policy of rows can say.
CREATE FUNCTION "refuse_to_raise_oneself"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    system boolean := current_setting('commons.system', true) = 'on';
    administrator boolean := current_setting('commons.administrator', true) = 'on';
BEGIN
    IF current_user <> 'commons_server' OR system THEN
        RETURN NEW;
    END IF;
    IF TG_TABLE_NAME = 'person' THEN
        IF (OLD.alliance_role, OLD.disabled_at, OLD.email) IS DISTINCT FROM (NEW.alliance_role, NEW.disabled_at, NEW.email)
            AND (NOT coalesce(administrator, false) OR OLD.id::text = current_setting('commons.person', true)) THEN
            RAISE insufficient_privilege USING MESSAGE = 'nobody changes their own standing';
        END IF;
    ELSIF OLD.department_id <> NEW.department_id THEN
        RAISE insufficient_privilege USING MESSAGE = 'a seat stays in its department';
    ELSIF OLD.role <> NEW.role AND NOT coalesce(administrator, false)
        AND NOT coalesce(OLD.department_id = ANY (nullif(current_setting('commons.steward', true), '')::uuid[]), false) THEN
        RAISE insufficient_privilege USING MESSAGE = 'only stewards change what a seat may do';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "person_is_not_raised" BEFORE UPDATE ON "person"
    FOR EACH ROW EXECUTE FUNCTION "refuse_to_raise_oneself"();
CREATE TRIGGER "seat_is_not_raised" BEFORE UPDATE ON "seat"
    FOR EACH ROW EXECUTE FUNCTION "refuse_to_raise_oneself"();
