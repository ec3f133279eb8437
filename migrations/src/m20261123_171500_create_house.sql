-- The first tables. Words of closed lists are text: the entities check them on every read and write.

CREATE TABLE "department" (
    "id" uuid NOT NULL,
    "ocd_id" text NOT NULL UNIQUE,
    "fips" text,
    "state" text NOT NULL,
    "name" text NOT NULL,
    "kind" text NOT NULL,
    "county" text,
    "registered_voters" integer,
    "created_at" timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE "department_group" (
    "id" uuid NOT NULL,
    "name" text NOT NULL,
    "created_at" timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE "department_group_member" (
    "group_id" uuid NOT NULL,
    "department_id" uuid NOT NULL,
    PRIMARY KEY (group_id, department_id),
    FOREIGN KEY ("group_id") REFERENCES "department_group" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE CASCADE
);

CREATE TABLE "person" (
    "id" uuid NOT NULL,
    "email" text NOT NULL UNIQUE,
    "name" text NOT NULL,
    "alliance_role" text,
    "demo" boolean NOT NULL,
    "about" text,
    "created_at" timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE "account" (
    "issuer" text NOT NULL,
    "subject" text NOT NULL,
    "person_id" uuid NOT NULL,
    "created_at" timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject),
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE CASCADE
);

CREATE TABLE "seat" (
    "id" uuid NOT NULL,
    "department_id" uuid NOT NULL,
    "person_id" uuid,
    "post" text NOT NULL,
    "role" text NOT NULL,
    "created_at" timestamptz NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE SET NULL
);

CREATE TABLE "session" (
    "id" uuid NOT NULL,
    "token_hash" text NOT NULL UNIQUE,
    "person_id" uuid NOT NULL,
    "created_at" timestamptz NOT NULL,
    "last_seen_at" timestamptz NOT NULL,
    "expires_at" timestamptz NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE CASCADE
);

CREATE TABLE "sign_in_attempt" (
    "state_hash" text NOT NULL,
    "nonce" text NOT NULL,
    "verifier" text NOT NULL,
    "return_to" text NOT NULL,
    "expires_at" timestamptz NOT NULL,
    PRIMARY KEY (state_hash)
);

CREATE TABLE "api_token" (
    "id" uuid NOT NULL,
    "token_hash" text NOT NULL UNIQUE,
    "person_id" uuid NOT NULL,
    "scopes" text[] NOT NULL,
    "created_at" timestamptz NOT NULL,
    "expires_at" timestamptz NOT NULL,
    "last_used_at" timestamptz,
    PRIMARY KEY (id),
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE CASCADE
);

CREATE TABLE "resource" (
    "id" uuid NOT NULL,
    "department_id" uuid NOT NULL,
    "group_id" uuid,
    "state" text NOT NULL,
    "external_id" text,
    "slug" text NOT NULL UNIQUE,
    "kind" text NOT NULL,
    "reach" text NOT NULL,
    "status" text NOT NULL,
    "published" boolean NOT NULL,
    "submitted" boolean NOT NULL,
    "title" text NOT NULL,
    "current_version_id" uuid,
    "created_by" uuid,
    "created_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    "published_at" timestamptz,
    "shown_at" timestamptz NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("group_id") REFERENCES "department_group" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("created_by") REFERENCES "person" ("id") ON DELETE SET NULL
);

CREATE TABLE "version" (
    "id" uuid NOT NULL,
    "resource_id" uuid NOT NULL,
    "number" integer,
    "reach" text NOT NULL,
    "title" text NOT NULL,
    "summary" text NOT NULL,
    "body" text NOT NULL,
    "change_note" text NOT NULL,
    "language" text NOT NULL,
    "licence" text,
    "source_url" text,
    "states" text[] NOT NULL,
    "values" text[] NOT NULL,
    "standards" text[] NOT NULL,
    "topics" text[] NOT NULL,
    "draft_revision" integer NOT NULL,
    "reviewed" boolean NOT NULL,
    "created_by" uuid,
    "created_at" timestamptz NOT NULL,
    "published_at" timestamptz,
    PRIMARY KEY (id),
    FOREIGN KEY ("resource_id") REFERENCES "resource" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("created_by") REFERENCES "person" ("id") ON DELETE SET NULL
);

CREATE TABLE "draft" (
    "resource_id" uuid NOT NULL,
    "revision" integer NOT NULL,
    "reach" text NOT NULL,
    "title" text NOT NULL,
    "summary" text NOT NULL,
    "body" text NOT NULL,
    "change_note" text NOT NULL,
    "language" text NOT NULL,
    "licence" text,
    "source_url" text,
    "states" text[] NOT NULL,
    "values" text[] NOT NULL,
    "standards" text[] NOT NULL,
    "topics" text[] NOT NULL,
    "saved_by" uuid,
    "saved_at" timestamptz NOT NULL,
    PRIMARY KEY (resource_id),
    FOREIGN KEY ("resource_id") REFERENCES "resource" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("saved_by") REFERENCES "person" ("id") ON DELETE SET NULL
);

CREATE TABLE "attachment" (
    "id" uuid NOT NULL,
    "department_id" uuid NOT NULL,
    "owner_id" uuid,
    "filename" text NOT NULL,
    "media_type" text NOT NULL,
    "byte_size" bigint NOT NULL,
    "sha256" text NOT NULL,
    "state" text NOT NULL,
    "refusal" text,
    "pages" integer,
    "created_at" timestamptz NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("owner_id") REFERENCES "person" ("id") ON DELETE SET NULL
);

CREATE TABLE "attachment_text" (
    "attachment_id" uuid NOT NULL,
    "text" text NOT NULL,
    "truncated" boolean NOT NULL,
    PRIMARY KEY (attachment_id),
    FOREIGN KEY ("attachment_id") REFERENCES "attachment" ("id") ON DELETE CASCADE
);

CREATE TABLE "draft_attachment" (
    "resource_id" uuid NOT NULL,
    "attachment_id" uuid NOT NULL,
    "position" integer NOT NULL,
    PRIMARY KEY (resource_id, attachment_id),
    FOREIGN KEY ("resource_id") REFERENCES "draft" ("resource_id") ON DELETE CASCADE,
    FOREIGN KEY ("attachment_id") REFERENCES "attachment" ("id") ON DELETE RESTRICT
);

CREATE TABLE "version_attachment" (
    "version_id" uuid NOT NULL,
    "attachment_id" uuid NOT NULL,
    "position" integer NOT NULL,
    PRIMARY KEY (version_id, attachment_id),
    FOREIGN KEY ("version_id") REFERENCES "version" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("attachment_id") REFERENCES "attachment" ("id") ON DELETE RESTRICT
);

CREATE TABLE "review_request" (
    "id" uuid NOT NULL,
    "department_id" uuid NOT NULL,
    "resource_id" uuid NOT NULL,
    "version_id" uuid NOT NULL UNIQUE,
    "state" text NOT NULL,
    "submitted_by" uuid,
    "submitted_at" timestamptz NOT NULL,
    "claimed_by" uuid,
    "claimed_until" timestamptz,
    "decided_by" uuid,
    "decided_at" timestamptz,
    "reason" text,
    PRIMARY KEY (id),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("resource_id") REFERENCES "resource" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("version_id") REFERENCES "version" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("submitted_by") REFERENCES "person" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("claimed_by") REFERENCES "person" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("decided_by") REFERENCES "person" ("id") ON DELETE SET NULL
);

CREATE TABLE "event" (
    "seq" bigint NOT NULL,
    "at" timestamptz NOT NULL,
    "actor" text NOT NULL,
    "department_id" uuid,
    "kind" text NOT NULL,
    "subject" text NOT NULL,
    "subject_id" uuid NOT NULL,
    "data" jsonb NOT NULL,
    "previous_hash" text NOT NULL,
    "hash" text NOT NULL,
    PRIMARY KEY (seq)
);

CREATE TABLE "feed_cursor" (
    "reader" text NOT NULL,
    "seq" bigint NOT NULL,
    PRIMARY KEY (reader)
);

CREATE TABLE "job" (
    "id" uuid NOT NULL,
    "kind" text NOT NULL,
    "key" text,
    "payload" jsonb NOT NULL,
    "run_at" timestamptz NOT NULL,
    "attempts" integer NOT NULL,
    "locked_until" timestamptz,
    "last_error" text,
    "dead_at" timestamptz,
    "created_at" timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE "concept" (
    "id" uuid NOT NULL,
    "key" text NOT NULL UNIQUE,
    "category" text NOT NULL,
    "preferred" text NOT NULL,
    "broader" text[] NOT NULL,
    "narrower" text[] NOT NULL,
    "related" text[] NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE "concept_label" (
    "id" uuid NOT NULL,
    "concept_id" uuid NOT NULL,
    "label" text NOT NULL,
    "kind" text NOT NULL,
    "state" text,
    "checked" boolean NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY ("concept_id") REFERENCES "concept" ("id") ON DELETE CASCADE
);

CREATE TABLE "alliance_value" (
    "slug" text NOT NULL,
    "name" text NOT NULL,
    "summary" text NOT NULL,
    "position" integer NOT NULL,
    PRIMARY KEY (slug)
);

CREATE TABLE "standard" (
    "slug" text NOT NULL,
    "area" text NOT NULL,
    "name" text NOT NULL,
    "summary" text NOT NULL,
    "position" integer NOT NULL,
    PRIMARY KEY (slug)
);

-- The resource's current version; added last because each table names the other.
ALTER TABLE "resource" ADD FOREIGN KEY ("current_version_id") REFERENCES "version" ("id") ON DELETE RESTRICT;

CREATE INDEX "department_state_name" ON "department" ("state", "name");
CREATE INDEX "seat_person" ON "seat" ("person_id");
CREATE INDEX "seat_department" ON "seat" ("department_id");
CREATE INDEX "session_person" ON "session" ("person_id");
CREATE UNIQUE INDEX "resource_external_id" ON "resource" ("department_id", "external_id");
CREATE INDEX "resource_shown_at" ON "resource" ("shown_at" DESC, "id" DESC);
CREATE INDEX "resource_title" ON "resource" ("title", "id");
CREATE INDEX "resource_updated_at" ON "resource" ("updated_at" DESC, "id" DESC);
CREATE INDEX "resource_department" ON "resource" ("department_id");
-- A number is given once, even when two publish at the same moment.
CREATE UNIQUE INDEX "version_number" ON "version" ("resource_id", "number");
CREATE INDEX "attachment_department_sha256" ON "attachment" ("department_id", "sha256");
CREATE INDEX "draft_attachment_attachment" ON "draft_attachment" ("attachment_id");
CREATE INDEX "version_attachment_attachment" ON "version_attachment" ("attachment_id");
-- One open request for a resource at a time.
CREATE UNIQUE INDEX "review_request_open" ON "review_request" ("resource_id") WHERE "state" IN ('waiting', 'claimed');
CREATE INDEX "review_request_state" ON "review_request" ("state", "submitted_at", "id");
CREATE INDEX "event_subject" ON "event" ("subject", "subject_id");
-- A job with a key waits at most once; a running or dead one does not count.
CREATE UNIQUE INDEX "job_key" ON "job" ("kind", "key") WHERE "attempts" = 0 AND "dead_at" IS NULL;
CREATE INDEX "job_due" ON "job" ("run_at") WHERE "dead_at" IS NULL;
CREATE INDEX "concept_label_concept" ON "concept_label" ("concept_id");

-- The record cannot be rewritten by the server: an event is added, never changed and never removed.
CREATE FUNCTION "refuse_to_change_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record is only added to';
END $$;
CREATE TRIGGER "event_is_only_added_to" BEFORE UPDATE OR DELETE ON "event"
    FOR EACH ROW EXECUTE FUNCTION "refuse_to_change_event"();
CREATE TRIGGER "event_is_not_emptied" BEFORE TRUNCATE ON "event"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_change_event"();
