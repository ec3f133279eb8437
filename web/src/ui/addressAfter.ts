/**
 * Where a list begins whose page was turned without scripts: its address says so, and the app goes on from there. With scripts
 * the screen keeps its place by itself.
 */
export const addressAfter = (): string | null => new URLSearchParams(location.search).get('after') || null;
