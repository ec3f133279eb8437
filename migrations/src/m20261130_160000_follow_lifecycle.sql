-- The life of a resource: where the next version is beside what is shown, what readers are told, and the two steps of asking.

ALTER TABLE "resource" ADD COLUMN "next_status" text;
-- What is published and has a draft or an open request beside it.
UPDATE "resource" SET "next_status" = CASE WHEN "submitted" THEN 'in_review' ELSE 'draft' END
    WHERE "published" AND ("submitted" OR EXISTS (SELECT 1 FROM "draft" WHERE "draft"."resource_id" = "resource"."id"));

ALTER TABLE "draft" ADD COLUMN "corrects" boolean NOT NULL DEFAULT false;
ALTER TABLE "version" ADD COLUMN "corrects" boolean NOT NULL DEFAULT false;

ALTER TABLE "review_request"
    -- Whether it was ever before the Alliance; what a contributor asks of their publisher is not.
    ADD COLUMN "before_alliance" boolean NOT NULL DEFAULT true,
    ADD COLUMN "sent_on_by" uuid REFERENCES "person" ("id") ON DELETE SET NULL,
    ADD COLUMN "sent_on_at" timestamptz;
DROP INDEX "review_request_open";
CREATE UNIQUE INDEX "review_request_open" ON "review_request" ("resource_id")
    WHERE "state" IN ('submitted', 'waiting', 'claimed');

CREATE TABLE "resource_notice" (
    "resource_id" uuid NOT NULL PRIMARY KEY,
    "department_id" uuid NOT NULL,
    "group_id" uuid,
    "state" text NOT NULL,
    "reach" text NOT NULL,
    "slug" text NOT NULL UNIQUE,
    "title" text NOT NULL,
    "status" text NOT NULL,
    "reason" text NOT NULL,
    "by_alliance" boolean NOT NULL,
    "successor_id" uuid,
    "made_at" timestamptz NOT NULL,
    FOREIGN KEY ("resource_id") REFERENCES "resource" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("group_id") REFERENCES "department_group" ("id"),
    FOREIGN KEY ("successor_id") REFERENCES "resource" ("id") ON DELETE SET NULL
);
