/** What stands in place of a view that could not be drawn. */
import type { ReactNode } from 'react'
import { useWords } from '../i18n.ts'
import { Button } from './button.tsx'
import { ErrorState } from './error-state.tsx'

/** Everything is saved as it is written, so loading the window anew loses nothing. */
const Broken = ({ error }: { readonly error: unknown }): ReactNode => {
  const { t } = useWords()
  return (
    <div className="frame-column">
      <ErrorState
        error={error}
        level={1}
        title={t('app.view_broken')}
        actions={<Button onPress={() => location.reload()}>{t('app.reload')}</Button>}
      />
    </div>
  )
}

export default Broken
