/** A sign-in service by the name of its host: an issuer's whole address says no more to people, and is long. */
export function issuerName(issuer: string): string {
  try {
    return new URL(issuer).host;
  } catch {
    return issuer;
  }
}
