/** A contract being drafted. */
import type { ReactNode } from 'react'

const DraftingView = ({ id }: { readonly id: string }): ReactNode => <p>{id}</p>

export default DraftingView
