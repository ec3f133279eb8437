-- A flag is about a resource, in the request that gathers its flags, or about a collection, which its curators answer at once.
ALTER TABLE "flag"
    ALTER COLUMN "resource_id" DROP NOT NULL,
    ALTER COLUMN "version_id" DROP NOT NULL,
    ALTER COLUMN "review_request_id" DROP NOT NULL,
    ADD COLUMN "collection_id" uuid REFERENCES "collection" ("id") ON DELETE CASCADE,
    ADD CONSTRAINT "flag_about" CHECK (
        num_nonnulls("resource_id", "version_id", "review_request_id") = CASE WHEN "collection_id" IS NULL THEN 3 ELSE 0 END
    );
CREATE UNIQUE INDEX "flag_open_collection" ON "flag" ("collection_id", "person_id") WHERE "state" = 'open';
CREATE INDEX "flag_of_collection" ON "flag" ("collection_id", "created_at", "id") WHERE "collection_id" IS NOT NULL;

-- While somebody's flag waits, curators read the collection, whatever its reach.
ALTER TABLE "collection"
    ADD COLUMN "flagged_at" timestamptz,
    DROP CONSTRAINT "collection_before_alliance",
    ADD CONSTRAINT "collection_before_alliance" CHECK ("before_alliance" = (
        NOT "of_alliance" AND ("asked_reach" IS NOT NULL OR "verdict" IS NOT NULL OR "flagged_at" IS NOT NULL)));
CREATE INDEX "collection_flagged" ON "collection" ("flagged_at", "id") WHERE "flagged_at" IS NOT NULL;
