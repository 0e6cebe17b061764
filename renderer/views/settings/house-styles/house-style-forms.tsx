/** The properties of a house style, matter by matter. */
import type { ReactNode } from 'react'
import { HEADER_TOKENS, type HeaderToken, HOUSE_FONTS, type HouseFont, type HouseStyle, TITLE_PAGE_LAYOUTS } from '../../../../shared/house-style.ts'
import { HOUSE_STYLE_LIMITS, MOST_LETTERS } from '../../../../shared/house-style-check.ts'
import { DEFAULT_STYLE } from '../../../../shared/model.ts'
import { Disclosure } from '../../../components/disclosure.tsx'
import { NumberField } from '../../../components/number-field.tsx'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { AnnexNumbers, ClauseNumbers } from '../../../components/number-style.tsx'
import { ReferenceWord } from '../../../components/reference-word.tsx'
import { Select } from '../../../components/select.tsx'
import { Switch } from '../../../components/switch.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useWords } from '../../../i18n.ts'
import { ColourField } from './colour-field.tsx'
import type { Editing } from './editing.ts'

const FONTS = (Object.keys(HOUSE_FONTS) as HouseFont[]).map((font) => ({ id: font, label: font }))

interface SizeProps {
  readonly label: string
  readonly value: number
  readonly limits: readonly [number, number]
  readonly step?: number
  readonly onChange: (value: number) => void
  readonly errorMessage: string | undefined
}

export const Size = ({ label, value, limits: [minValue, maxValue], step = 0.5, onChange, errorMessage }: SizeProps): ReactNode => (
  <NumberField
    {...{ label, value, minValue, maxValue, step, errorMessage }}
    onChange={(next) => {
      if (Number.isFinite(next)) onChange(next)
    }}
  />
)

/** Its name and whose it is, the margins, the title page, the table of contents, and numbers. */
export const PageForm = ({ style, change, problem }: Editing): ReactNode => {
  const { t } = useWords()
  const { margins, numbers } = style
  const layouts = { left: t('house_styles.layout_left'), centred: t('house_styles.layout_centred'), framed: t('house_styles.layout_framed') }
  const sides = {
    top: t('house_styles.top'),
    bottom: t('house_styles.bottom'),
    left: t('house_styles.margin_left'),
    right: t('house_styles.margin_right'),
  }
  return (
    <>
      <TextField
        label={t('house_styles.name')}
        value={style.name}
        maxLength={MOST_LETTERS}
        errorMessage={problem('name')}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={t('house_styles.organisation')}
        description={t('house_styles.organisation_help')}
        value={style.organisation}
        maxLength={MOST_LETTERS}
        onChange={(organisation) => change({ organisation })}
      />
      {!style.template && (
        <RadioGroup
          label={t('house_styles.title_page')}
          orientation="horizontal"
          options={TITLE_PAGE_LAYOUTS.map((id) => ({ id, label: layouts[id] }))}
          value={style.titlePage}
          onChange={(titlePage) => change({ titlePage })}
        />
      )}
      <Disclosure title={t('house_styles.page')} level={3}>
        {!style.template && (
          <div className="house-style-fields">
            {(['top', 'bottom', 'left', 'right'] as const).map((side) => (
              <Size
                key={side}
                label={sides[side]}
                value={margins[side]}
                limits={HOUSE_STYLE_LIMITS.margin}
                errorMessage={problem(`margins.${side}`)}
                onChange={(value) => change({ margins: { ...margins, [side]: value } })}
              />
            ))}
          </div>
        )}
        <Switch
          label={t('house_styles.deep_contents')}
          isSelected={style.contentsDepth === 2}
          onChange={(isDeep) => change({ contentsDepth: isDeep ? 2 : 1 })}
        />
        <Switch
          label={t('house_styles.hyphenation')}
          description={t('house_styles.hyphenation_help')}
          isSelected={style.hyphenation}
          onChange={(hyphenation) => change({ hyphenation })}
        />
      </Disclosure>
      <Disclosure title={t('house_styles.numbers')} level={3}>
        <Switch
          label={t('house_styles.own_numbers')}
          description={t('house_styles.own_numbers_help')}
          isSelected={numbers !== null}
          onChange={(has) => change({ numbers: has ? DEFAULT_STYLE : null })}
        />
        {numbers && (
          <>
            <ClauseNumbers none value={numbers.clauseNumber} onChange={(clauseNumber) => change({ numbers: { ...numbers, clauseNumber } })} />
            <AnnexNumbers value={numbers.annexNumber} onChange={(annexNumber) => change({ numbers: { ...numbers, annexNumber } })} />
            <ReferenceWord value={numbers.clauseWord} onChange={(clauseWord) => change({ numbers: { ...numbers, clauseWord } })} />
          </>
        )}
      </Disclosure>
    </>
  )
}

type ColourName = keyof HouseStyle['colours']

/** Fonts, sizes and colours. */
export const LookForm = ({ style, change, problem }: Editing): ReactNode => {
  const { t } = useWords()
  const { fonts, sizes, colours, headings } = style
  const [first, second, third] = sizes.headings
  const heading = (index: 0 | 1 | 2, value: number): void =>
    change({ sizes: { ...sizes, headings: [index === 0 ? value : first, index === 1 ? value : second, index === 2 ? value : third] } })
  const names: Readonly<Record<ColourName, string>> = {
    text: t('house_styles.colour_text'),
    headings: t('house_styles.colour_headings'),
    quiet: t('house_styles.colour_quiet'),
    rule: t('house_styles.colour_rule'),
    tableHead: t('house_styles.colour_table_head'),
  }
  return (
    <>
      <Disclosure title={t('house_styles.fonts')} level={3} defaultExpanded>
        <div className="house-style-fields">
          <Select label={t('house_styles.font_text')} options={FONTS} value={fonts.text} onChange={(text) => change({ fonts: { ...fonts, text } })} />
          <Select
            label={t('house_styles.font_headings')}
            options={FONTS}
            value={fonts.headings}
            onChange={(font) => change({ fonts: { ...fonts, headings: font } })}
          />
          <Size
            label={t('house_styles.size_text')}
            value={sizes.text}
            limits={HOUSE_STYLE_LIMITS.text}
            errorMessage={problem('sizes.text')}
            onChange={(text) => change({ sizes: { ...sizes, text } })}
          />
          <Size
            label={t('house_styles.lines')}
            value={style.lines}
            limits={HOUSE_STYLE_LIMITS.lines}
            step={0.05}
            errorMessage={problem('lines')}
            onChange={(lines) => change({ lines })}
          />
          <Size
            label={t('house_styles.size_title')}
            value={sizes.title}
            limits={HOUSE_STYLE_LIMITS.title}
            errorMessage={problem('sizes.title')}
            onChange={(title) => change({ sizes: { ...sizes, title } })}
          />
          <Size
            label={t('house_styles.size_small')}
            value={sizes.small}
            limits={HOUSE_STYLE_LIMITS.small}
            errorMessage={problem('sizes.small')}
            onChange={(small) => change({ sizes: { ...sizes, small } })}
          />
          {([0, 1, 2] as const).map((index) => (
            <Size
              key={index}
              label={t('house_styles.size_heading', { level: index + 1 })}
              value={sizes.headings[index]}
              limits={HOUSE_STYLE_LIMITS.heading}
              errorMessage={problem(`sizes.headings.${index}`)}
              onChange={(value) => heading(index, value)}
            />
          ))}
        </div>
        <Switch
          label={t('house_styles.capitals')}
          isSelected={headings.capitals}
          onChange={(capitals) => change({ headings: { ...headings, capitals } })}
        />
        <Switch label={t('house_styles.rule')} isSelected={headings.rule} onChange={(rule) => change({ headings: { ...headings, rule } })} />
      </Disclosure>
      <Disclosure title={t('house_styles.colours')} level={3}>
        <div className="house-style-fields">
          {(Object.keys(names) as ColourName[]).map((name) => (
            <ColourField
              key={name}
              label={names[name]}
              value={colours[name]}
              errorMessage={problem(`colours.${name}`)}
              onChange={(colour) => change({ colours: { ...colours, [name]: colour } })}
            />
          ))}
        </div>
      </Disclosure>
    </>
  )
}

/** What stands at the head and foot of the pages. */
export const LinesForm = ({ style, change, problem }: Editing): ReactNode => {
  const { t } = useWords()
  const names = {
    header: { left: t('house_styles.header_left'), right: t('house_styles.header_right') },
    footer: { left: t('house_styles.footer_left'), right: t('house_styles.footer_right') },
  }
  const meanings: Readonly<Record<HeaderToken, string>> = {
    title: t('house_styles.token_title'),
    number: t('house_styles.token_number'),
    organisation: t('house_styles.token_organisation'),
    version: t('house_styles.token_version'),
    fingerprint: t('house_styles.token_fingerprint'),
    page: t('house_styles.token_page'),
    pages: t('house_styles.token_pages'),
  }
  return (
    <Disclosure title={t('house_styles.lines_title')} level={3}>
      <p className="field-description">
        {t('house_styles.tokens_help', { tokens: HEADER_TOKENS.map((token) => `{${token}} ${meanings[token]}`).join(', ') })}
      </p>
      <div className="house-style-fields">
        {(['header', 'footer'] as const).flatMap((line) =>
          (['left', 'right'] as const).map((side) => (
            <TextField
              key={`${line}.${side}`}
              label={names[line][side]}
              value={style[line][side]}
              maxLength={MOST_LETTERS}
              errorMessage={problem(`${line}.${side}`)}
              onChange={(text) => change({ [line]: { ...style[line], [side]: text } })}
            />
          )),
        )}
      </div>
    </Disclosure>
  )
}
