/** A few lines of a contract as the chosen numbers and reference word make them. */
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/document/number-styles.ts'
import type { ContractLanguage, ContractStyle } from '../../../shared/model.ts'
import { useWords } from '../../i18n.ts'
import '../../styles/page-font.css'
import './style-example.css'

/** Contract text, in the contract's language whatever the interface speaks. */
const TEXTS: Readonly<Record<ContractLanguage, { readonly heading: string; readonly clause: (reference: string) => string }>> = {
  da: { heading: 'Priser', clause: (reference) => `Prisen reguleres én gang om året, jf. ${reference}.` },
  nb: { heading: 'Priser', clause: (reference) => `Prisen reguleres én gang i året, jf. ${reference}.` },
  nn: { heading: 'Prisar', clause: (reference) => `Prisen blir regulert éin gong i året, jf. ${reference}.` },
}

const HARD_SPACE = '\u00a0'

export const StyleExample = ({ language, style }: { readonly language: ContractLanguage; readonly style: ContractStyle }): ReactNode => {
  const { t } = useWords()
  const number = (path: readonly number[], inText = false): string => formatNumber({ kind: 'clause', path, annex: null }, style, inText)
  const { heading, clause } = TEXTS[language]
  return (
    <figure className="style-example">
      <figcaption>{t('settings.example')}</figcaption>
      <div className="style-example-page" lang={language}>
        <p className="style-example-heading">
          <span className="style-example-number">{number([7])}</span>
          {heading}
        </p>
        <p>
          <span className="style-example-number">{number([7, 1])}</span>
          {clause(`${style.clauseWord}${HARD_SPACE}${number([4], true)}`)}
        </p>
      </div>
    </figure>
  )
}
