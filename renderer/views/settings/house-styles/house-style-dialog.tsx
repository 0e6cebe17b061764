/** Changing a house style of one's own, with a page beside the form that shows it. */
import { type ReactNode, useState } from 'react'
import type { HouseStyle } from '../../../../shared/house-style.ts'
import { houseStyleProblems } from '../../../../shared/house-style-check.ts'
import { api } from '../../../api.ts'
import { FormDialog } from '../../../components/form-dialog.tsx'
import { attempt } from '../../../hooks/attempt.ts'
import { loadHouseStyles } from '../../../hooks/house-styles.ts'
import { useWords } from '../../../i18n.ts'
import type { Editing } from './editing.ts'
import { HouseStylePreview } from './house-style-preview.tsx'
import { LinesForm, LookForm, PageForm } from './house-style-forms.tsx'
import { LogoForm } from './logo-form.tsx'
import { TemplateForm } from './template-form.tsx'

export const HouseStyleDialog = ({ style: given, onClose }: { readonly style: HouseStyle; readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const [style, setStyle] = useState(given)
  const [isPending, setPending] = useState(false)
  const problems = houseStyleProblems(style)
  const editing: Editing = {
    style,
    change: (part) => setStyle((now) => ({ ...now, ...part })),
    problem: (place) => {
      const found = problems.find((one) => one.place === place)
      return found && t(`problem.${found.code}` as 'problem.out_of_range', found.params)
    },
  }
  const save = async (): Promise<void> => {
    setPending(true)
    const isKept = await attempt(() => api.houseStyles.save(style).then(() => true))
    setPending(false)
    if (isKept !== true) return
    await loadHouseStyles()
    onClose()
  }
  return (
    <FormDialog
      title={t('house_styles.edit_title')}
      size="large"
      act={t('house_styles.save')}
      isPending={isPending}
      isDisabled={problems.length > 0}
      onClose={onClose}
      onSubmit={save}
    >
      <div className="house-style-editor">
        <div className="house-style-form">
          {style.template && <TemplateForm {...editing} template={style.template} />}
          <PageForm {...editing} />
          {!style.template && (
            <>
              <LookForm {...editing} />
              <LogoForm {...editing} />
            </>
          )}
          {!(style.template?.hasHeader || style.template?.hasFooter) && <LinesForm {...editing} />}
        </div>
        <HouseStylePreview style={style} />
      </div>
    </FormDialog>
  )
}
