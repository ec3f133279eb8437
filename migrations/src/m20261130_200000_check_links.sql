-- Whether addresses on the web answered. An address stands here by its SHA-256 alone, so that the table tells nobody who leads where.

CREATE TABLE "link_check" (
    "address" text NOT NULL PRIMARY KEY,
    "outcome" text NOT NULL,
    "status" integer,
    "checked_at" timestamptz NOT NULL
);
CREATE INDEX "link_check_age" ON "link_check" ("checked_at");
