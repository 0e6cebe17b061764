/** How thorough a test is: so many runs in `npm test`, four times as many in `npm run proof`. */

/** How often something is tried, by how often it is in `npm test`. */
export const runs = (count: number): number => (process.env['KLAUSUL_THOROUGH'] === undefined ? count : 4 * count)
