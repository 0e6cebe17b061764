/** A title page and a page of text as a house style makes them, small. */
import type { ReactNode } from 'react'
import { linePieces } from '../../../../shared/header-line.ts'
import type { HeaderLine, HouseStyle, Logo } from '../../../../shared/house-style.ts'
import { LANGUAGES } from '../../../../shared/language/languages.ts'
import type { ContractLanguage } from '../../../../shared/model.ts'
import { houseStyleProperties } from '../../../editor/house-style-css.ts'
import { useContractLanguage } from '../../../hooks/settings.ts'
import { useWords } from '../../../i18n.ts'
import '../../../styles/page-font.css'

/** Contract text, in the contract's language whatever the interface speaks. */
const TEXTS: Readonly<
  Record<
    ContractLanguage,
    { title: string; customer: string; supplier: string; heading: string; clause: string; sub: string; table: readonly string[] }
  >
> = {
  da: {
    title: 'Kontrakt om drift og vedligeholdelse',
    customer: 'Kunden',
    supplier: 'Leverandøren',
    heading: 'Priser og betaling',
    clause: 'Kunden betaler vederlaget kvartalsvis bagud mod faktura. Leverandøren regulerer priserne én gang om året, jf. punkt 4.',
    sub: 'Regulering',
    table: ['Ydelse', 'Pris', 'Drift', '25.000 kr.', 'Support', '8.500 kr.'],
  },
  nb: {
    title: 'Avtale om drift og vedlikehold',
    customer: 'Kunden',
    supplier: 'Leverandøren',
    heading: 'Priser og betaling',
    clause: 'Kunden betaler vederlaget kvartalsvis etterskuddsvis mot faktura. Leverandøren regulerer prisene én gang i året, jf. punkt 4.',
    sub: 'Regulering',
    table: ['Ytelse', 'Pris', 'Drift', '25 000 kr', 'Støtte', '8 500 kr'],
  },
  nn: {
    title: 'Avtale om drift og vedlikehald',
    customer: 'Kunden',
    supplier: 'Leverandøren',
    heading: 'Prisar og betaling',
    clause: 'Kunden betaler vederlaget kvart kvartal på etterskot mot faktura. Leverandøren regulerer prisane éin gong i året, jf. punkt 4.',
    sub: 'Regulering',
    table: ['Yting', 'Pris', 'Drift', '25 000 kr', 'Støtte', '8 500 kr'],
  },
}

const Picture = ({ logo, width }: { readonly logo: Logo; readonly width: string }): ReactNode => (
  <img className="specimen-logo" src={`data:image/${logo.type === 'png' ? 'png' : 'jpeg'};base64,${logo.data}`} alt="" style={{ width }} />
)

export const HouseStylePreview = ({ style }: { readonly style: HouseStyle }): ReactNode => {
  const { t } = useWords()
  const code = useContractLanguage()
  const language = LANGUAGES[code]
  const text = TEXTS[code]
  const { logo, headings } = style
  const values = {
    title: text.title,
    number: '26/118',
    organisation: style.organisation,
    version: '7',
    fingerprint: 'a1b2-c3d4',
    pages: `${language.page.of}\u00a027`,
  }
  const printed = (line: HeaderLine): ReactNode =>
    [line.left, line.right].map((side, index) => (
      <span key={index === 0 ? 'left' : 'right'}>
        {linePieces(side, (token, first) => {
          if (token !== 'page') return [values[token]]
          return [`${first ? language.page.page : language.page.page.toLowerCase()}\u00a05`]
        }).join('')}
      </span>
    ))
  const dot = style.numbers?.clauseNumber === 'decimal_dot' ? '.' : ''
  const [th1, th2, ...cells] = text.table
  return (
    <figure className="specimen" role="img" aria-label={t('house_styles.preview')}>
      <div aria-hidden className="specimen-pages" lang={code} style={houseStyleProperties(style)} data-rule={headings.rule || undefined}>
        <div className="specimen-page specimen-front" data-layout={style.titlePage}>
          {logo ? <Picture logo={logo} width={`${logo.width}mm`} /> : style.organisation !== '' && <p>{style.organisation}</p>}
          <p className="specimen-title">{text.title}</p>
          <p>{language.between}</p>
          <p className="specimen-name">{text.customer}</p>
          <p>{language.and}</p>
          <p className="specimen-name">{text.supplier}</p>
        </div>
        <div className="specimen-page">
          <p className="specimen-line specimen-header">
            {logo?.inHeader === true && <Picture logo={logo} width={`${Math.min(9 * logo.ratio, 45)}mm`} />}
            {printed(style.header)}
          </p>
          <p className="specimen-heading specimen-heading-1">
            <span>{`7${dot}`}</span>
            {text.heading}
          </p>
          <p className="specimen-clause">
            <span>7.1</span>
            {text.clause}
          </p>
          <p className="specimen-heading specimen-heading-2">
            <span>7.2</span>
            {text.sub}
          </p>
          <p className="specimen-clause">
            <span>7.2.1</span>
            {text.clause}
          </p>
          <table>
            <tbody>
              <tr>
                <th>{th1}</th>
                <th>{th2}</th>
              </tr>
              <tr>
                <td>{cells[0]}</td>
                <td>{cells[1]}</td>
              </tr>
              <tr>
                <td>{cells[2]}</td>
                <td>{cells[3]}</td>
              </tr>
            </tbody>
          </table>
          <p className="specimen-line specimen-footer">{printed(style.footer)}</p>
        </div>
      </div>
    </figure>
  )
}
