-- The timeline of a review: what was done, said and checked. Entries are added and never changed.

CREATE TABLE "review_entry" (
    "id" uuid NOT NULL PRIMARY KEY,
    "review_request_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "at" timestamptz NOT NULL,
    "by_person" uuid,
    "text" text NOT NULL,
    "passage" text,
    "staff_only" boolean NOT NULL,
    "criterion" text,
    "verdict" text,
    FOREIGN KEY ("review_request_id") REFERENCES "review_request" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("by_person") REFERENCES "person" ("id") ON DELETE SET NULL
);
CREATE INDEX "review_entry_of_request" ON "review_entry" ("review_request_id", "at", "id");

-- Reviews of before have the two entries that are known of each.
INSERT INTO "review_entry" ("id", "review_request_id", "kind", "at", "by_person", "text", "staff_only")
    SELECT gen_random_uuid(), "id", 'submitted', "submitted_at", "submitted_by", '', false FROM "review_request";
INSERT INTO "review_entry" ("id", "review_request_id", "kind", "at", "by_person", "text", "staff_only")
    SELECT gen_random_uuid(), "id", "state", "decided_at", "decided_by", coalesce("reason", ''), false FROM "review_request"
    WHERE "decided_at" IS NOT NULL;
