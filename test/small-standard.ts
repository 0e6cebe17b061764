/** A small contract standard that has one of everything: chapters, alternatives, conditions, a sub-annex and a clause of one language only. */

/** The standard as its file says it, with the top-level keys in `changes` in place of its own. */
export const smallStandard = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: 'small',
  version: 3,
  title: { da: 'Lille kontrakt', nb: 'Liten avtale' },
  description: { da: 'Til prøve.', nb: 'Til prøve.' },
  term: { da: 'Kontrakten', nb: 'Avtalen' },
  parties: [
    { role: 'customer', owner: 'buyer', name: { da: 'Kunden', nb: 'Kunden' } },
    { role: 'supplier', owner: 'tenderer', name: { da: 'Leverandøren', nb: 'Leverandøren' } },
  ],
  questions: [
    {
      key: 'pricing',
      label: { da: 'Hvordan betales?', nb: 'Hvordan betales det?' },
      values: [
        { value: 'fixed', label: { da: 'Fast pris', nb: 'Fastpris' } },
        { value: 'hourly', label: { da: 'Medgået tid', nb: 'Medgått tid' } },
      ],
    },
    {
      key: 'options',
      label: { da: 'Optioner?', nb: 'Opsjoner?' },
      values: [
        { value: 'no', label: { da: 'Nej', nb: 'Nei' } },
        { value: 'yes', label: { da: 'Ja', nb: 'Ja' } },
      ],
    },
  ],
  fields: [
    { key: 'takeover_date', type: 'date', owner: 'buyer', label: { da: 'Overtagelsesdag', nb: 'Leveringsdag' } },
    { key: 'penalty_cap', type: 'percent', owner: 'buyer', label: { da: 'Bodsloft', nb: 'Tak for dagbot' } },
    { key: 'annual_fee', type: 'amount', owner: 'tenderer', label: { da: 'Årligt vederlag', nb: 'Årlig vederlag' } },
    { key: 'payment_days', type: 'integer', owner: 'buyer', label: { da: 'Betalingsfrist', nb: 'Betalingsfrist' } },
    { key: 'first_month', type: 'month', owner: 'buyer', label: { da: 'Første måned', nb: 'Første måned' } },
  ],
  outline: [
    { section: 'general', heading: { da: 'Indledning', nb: 'Innledning' }, clauses: ['purpose', { clause: 'danish-law', only: 'da' }] },
    {
      chapter: 'money',
      heading: { da: 'Penge', nb: 'Penger' },
      sections: [
        {
          section: 'prices',
          heading: { da: 'Priser', nb: 'Priser' },
          clauses: [
            { clause: 'price-fixed', as: 'price', when: 'pricing = fixed' },
            { clause: 'price-hourly', as: 'price', when: 'pricing = hourly' },
            'payment',
          ],
        },
        { section: 'extras', heading: { da: 'Optioner', nb: 'Opsjoner' }, when: 'options = yes', clauses: ['options-terms'] },
      ],
    },
  ],
  annexes: [
    { annex: 'annex-plan', heading: { da: 'Tidsplan', nb: 'Fremdriftsplan' }, clauses: ['plan'] },
    {
      annex: 'annex-prices',
      heading: { da: 'Vederlag', nb: 'Vederlag' },
      clauses: ['price-table'],
      annexes: [{ annex: 'annex-rates', heading: { da: 'Satser', nb: 'Satser' }, when: 'pricing = hourly', clauses: ['rates'] }],
    },
  ],
  ...changes,
})

const file = (...clauses: readonly string[]): string => `# Klausuler\n\n${clauses.join('\n\n')}\n`
const unguided = 'no-guidance: a test'

/** The clauses of the small standard, as files of a library: path → text. The last one is in the library but not in the standard. */
export const SMALL_LIBRARY: Readonly<Record<string, string>> = {
  'clauses/da/general.md': file(
    `## purpose: Formål\ntags: formål\n${unguided}\n\nKontrakten angår levering, jf. {ref:price} og {ref:annex-prices|titled}.`,
    `## danish-law: Dansk ret\n${unguided}\n\nDansk ret gælder.`,
  ),
  'clauses/da/money.md': file(
    `## price-fixed: Fast vederlag\n\nVederlaget er {field:annual_fee}, jf. {ref:payment/due}.\n\n> Vælg en fast pris, når ydelsen er klar.`,
    `## price-hourly: Vederlag efter tid\n${unguided}\n\nVederlaget betales efter medgået tid, jf. {ref:annex-rates}.\n\n### ceiling: Loft\n\n(i) højst {field:penalty_cap},\n(ii) dog aldrig mere.`,
    `## payment: Betaling\n${unguided}\n\n### due: Frist\n\nKunden betaler inden {field:payment_days} dage.\n\n### option: Optioner\nwhen: options = yes\n\nDet gælder også {ref:options-terms}.`,
    `## options-terms: Vilkår\n${unguided}\n\nOptioner udnyttes senest {field:takeover_date}.`,
    `## spare: Ekstra\n${unguided}\n\nEn ekstra bestemmelse, jf. {ref:purpose}.\n\n### detail\n\nMed en enkelthed.`,
  ),
  'clauses/da/annexes.md': file(
    `## plan: Milepæle\n${unguided}\n\n= Milepæl = betyder et punkt i {ref:annex-plan}.\n\n| Milepæl | Dato |\n|---|---|\n| Start | {field:first_month} |`,
    `## price-table: Priser\n${unguided}\n\nSe {ref:price}.`,
    `## rates: Satser\n${unguided}\n\nSatserne gælder, jf. {ref:price-hourly} og {ref:price-hourly/ceiling}.`,
  ),
  'clauses/nb/general.md': file(`## purpose: Formål\n${unguided}\n\nAvtalen gjelder levering, jf. {ref:price}.`),
  'clauses/nb/money.md': file(
    `## price-fixed: Fast vederlag\n\nVederlaget er {field:annual_fee}.\n\n> Velg fastpris når ytelsen er klar.`,
    `## price-hourly: Vederlag etter tid\n${unguided}\n\nVederlaget betales etter medgått tid.`,
    `## payment: Betaling\n${unguided}\n\nKunden betaler innen {field:payment_days} dager.`,
    `## options-terms: Vilkår\n${unguided}\n\nOpsjoner utløses senest {field:takeover_date}.`,
  ),
  'clauses/nb/annexes.md': file(
    `## plan: Milepæler\n${unguided}\n\nPlanen begynner {field:first_month}.`,
    `## price-table: Priser\n${unguided}\n\nSe {ref:price} med {field:penalty_cap}.`,
    `## rates: Satser\n${unguided}\n\nSatsene gjelder.`,
  ),
}
