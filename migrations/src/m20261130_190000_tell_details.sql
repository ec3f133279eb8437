-- What a resource says beside its text. One document: it is written, read and compared as a whole, and nothing searches in it.

ALTER TABLE "draft" ADD COLUMN "details" jsonb NOT NULL DEFAULT '{}';
ALTER TABLE "version" ADD COLUMN "details" jsonb NOT NULL DEFAULT '{}';
