-- Documents on their way: uploads in parts, the malware scan, findings and what was decided about them, page pictures, and how
-- often a document was downloaded.

ALTER TABLE "attachment"
    ADD COLUMN "upload_id" text,
    ADD COLUMN "scan" text NOT NULL DEFAULT 'not_scanned',
    ADD COLUMN "previews" text NOT NULL DEFAULT 'none',
    ADD COLUMN "cleaned_from_id" uuid,
    ADD COLUMN "decision" text,
    ADD COLUMN "decision_reason" text,
    ADD COLUMN "decided_by" uuid,
    ADD COLUMN "decided_at" timestamptz,
    ADD COLUMN "verified_at" timestamptz,
    ADD FOREIGN KEY ("cleaned_from_id") REFERENCES "attachment" ("id") ON DELETE SET NULL,
    ADD FOREIGN KEY ("decided_by") REFERENCES "person" ("id") ON DELETE SET NULL;

-- What was read before was compared with its digest then.
SELECT set_config('commons.system', 'on', true);
UPDATE "attachment" SET "verified_at" = "created_at" WHERE "state" = 'ready';

-- A person's uploads that nothing holds are listed, and swept by their age.
CREATE INDEX "attachment_owner" ON "attachment" ("owner_id", "created_at") WHERE "owner_id" IS NOT NULL;
-- The scrub takes the documents that were compared with their digest the longest time ago.
CREATE INDEX "attachment_verified" ON "attachment" ("verified_at" NULLS FIRST) WHERE "state" = 'ready';

ALTER TABLE "attachment_text"
    ADD COLUMN "headings" jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN "recognized" boolean NOT NULL DEFAULT false;

CREATE TABLE "attachment_finding" (
    "attachment_id" uuid NOT NULL,
    "code" text NOT NULL,
    "count" integer NOT NULL,
    "places" jsonb NOT NULL,
    PRIMARY KEY (attachment_id, code),
    FOREIGN KEY ("attachment_id") REFERENCES "attachment" ("id") ON DELETE CASCADE
);

CREATE TABLE "attachment_page" (
    "attachment_id" uuid NOT NULL,
    "number" integer NOT NULL,
    "width" integer NOT NULL,
    "height" integer NOT NULL,
    "byte_size" bigint NOT NULL,
    PRIMARY KEY (attachment_id, number),
    FOREIGN KEY ("attachment_id") REFERENCES "attachment" ("id") ON DELETE CASCADE
);

-- Counted by day, without anybody's name or address.
CREATE TABLE "attachment_download" (
    "attachment_id" uuid NOT NULL,
    "day" date NOT NULL,
    "count" integer NOT NULL,
    PRIMARY KEY (attachment_id, day),
    FOREIGN KEY ("attachment_id") REFERENCES "attachment" ("id") ON DELETE CASCADE
);

-- Whoever downloads a document is counted, though they may write nothing.
CREATE FUNCTION "count_download"("document" uuid, "today" date) RETURNS void LANGUAGE sql VOLATILE
    SET "commons.system" = 'on' SET search_path = public
    AS $$
        INSERT INTO attachment_download (attachment_id, day, count) VALUES ($1, $2, 1)
        ON CONFLICT (attachment_id, day) DO UPDATE SET count = attachment_download.count + 1
    $$;

-- How many bytes a department's documents take, the same bytes counted once: a writer need not see the private uploads of
-- colleagues to be told how much room is left.
CREATE FUNCTION "department_bytes"("department" uuid) RETURNS bigint LANGUAGE sql STABLE
    SET "commons.system" = 'on' SET search_path = public
    AS $$
        SELECT coalesce(sum(held.size), 0)::bigint FROM (
            SELECT max(attachment.byte_size) AS size FROM attachment
            WHERE attachment.department_id = $1 AND attachment.state <> 'refused' GROUP BY attachment.sha256
        ) AS held
    $$;
