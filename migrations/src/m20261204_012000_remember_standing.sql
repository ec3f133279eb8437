-- The notice that stood above a resource when the Alliance took it down, to stand there again once it is put back.
ALTER TABLE "resource_notice" ADD COLUMN "stood" jsonb;
