/**
 * Properties are tried with the same values in every run of `npm test`, so that what fails fails again and what was seen green stays green. KLAUSUL_SEED
 * asks for others: a number, or `random`. The long proof (proof/) always takes others.
 */
import * as fc from 'fast-check'

const SEED = 20_261_121

const wish = process.env['KLAUSUL_SEED'] ?? String(SEED)
if (wish !== 'random') fc.configureGlobal({ seed: Number(wish) })
