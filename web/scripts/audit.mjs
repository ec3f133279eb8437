/** GraphQL over HTTP as its own audits see it: every MUST and SHOULD, against the running server. */
import { auditServer } from 'graphql-http';

const url = `${process.env.COMMONS_E2E_URL}/graphql`;
const audits = await auditServer({ url });
const counted = { ok: 0, notice: 0, warn: 0, error: 0 };
for (const audit of audits) {
  counted[audit.status] += 1;
  if (audit.status !== 'ok') console.log(`${audit.status}: ${audit.id} ${audit.name}: ${audit.reason ?? ''}`);
}
console.log(
  `${audits.length} audits: ${counted.ok} ok, ${counted.notice} notices, ${counted.warn} warnings, ${counted.error} errors`,
);
process.exit(counted.warn + counted.error === 0 && audits.length > 50 ? 0 : 1);
