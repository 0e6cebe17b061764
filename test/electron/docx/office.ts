/** LibreOffice without a window: opens Word files, updates all fields and indexes as a person would, and tells what it then shows. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { onPath, run } from './programs.ts'

export const hasOffice = onPath('soffice') !== null

/** A paragraph as LibreOffice shows it after updating everything. */
export interface OfficeParagraph {
  readonly inTable: boolean
  /** The number before it, as LibreOffice counts, or its bullet; empty without one. */
  readonly label: string
  readonly text: string
}

export interface Opened {
  readonly paragraphs: readonly OfficeParagraph[]
  /** The file as LibreOffice saves it. */
  readonly saved: Uint8Array
}

/** Between the parts of a line, instead of a line break in a text, and instead of the number of a footnote. */
const [UNIT, BREAK, NOTE] = ['\u241f', '\u2424', '\u2405']

/**
 * Runs inside LibreOffice, so that nothing but LibreOffice is needed. Opens every file of a list, lays it out, updates fields and indexes twice (the first
 * time the indexes change the pages), saves the file as .docx, and writes the paragraphs as it shows them. The numbers of footnotes are part of its text, and
 * not of ours: they are made known first.
 */
const MACRO = `Option Explicit
Private oOut As Object
Private oDisk As Object

Sub Look(sList As String)
  Dim oList As Object, sUrl As String
  oDisk = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  oList = CreateUnoService("com.sun.star.io.TextInputStream")
  oList.setInputStream(oDisk.openFileRead(sList))
  oList.setEncoding("UTF-8")
  Do While Not oList.isEOF()
    sUrl = oList.readLine()
    If sUrl <> "" Then LookAt(sUrl)
  Loop
  oList.closeInput()
  StarDesktop.terminate()
End Sub

Sub LookAt(sUrl As String)
  Dim aHidden(0) As New com.sun.star.beans.PropertyValue
  Dim aWord(0) As New com.sun.star.beans.PropertyValue
  Dim oDoc As Object, oIndexes As Object, nTurn As Integer, i As Integer
  aHidden(0).Name = "Hidden"
  aHidden(0).Value = True
  aWord(0).Name = "FilterName"
  aWord(0).Value = "MS Word 2007 XML"
  oOut = CreateUnoService("com.sun.star.io.TextOutputStream")
  oOut.setOutputStream(oDisk.openFileWrite(sUrl & ".txt"))
  oOut.setEncoding("UTF-8")
  On Error GoTo Failed
  oDoc = StarDesktop.loadComponentFromURL(sUrl, "_blank", 0, aHidden())
  For nTurn = 1 To 2
    oDoc.refresh()
    oDoc.getTextFields().refresh()
    oIndexes = oDoc.getDocumentIndexes()
    For i = 0 To oIndexes.getCount() - 1
      oIndexes.getByIndex(i).update()
    Next i
  Next nTurn
  oDoc.refresh()
  oDoc.storeToURL(sUrl & ".saved.docx", aWord())
  For i = 0 To oDoc.getFootnotes().getCount() - 1
    oDoc.getFootnotes().getByIndex(i).setLabel("${NOTE}")
  Next i
  Tell(oDoc.getText(), "")
  oDoc.close(True)
  oOut.closeOutput()
  Exit Sub
Failed:
  oOut.writeString("FAILED " & Err & " " & Error)
  oOut.closeOutput()
End Sub

Sub Tell(oText As Object, sWhere As String)
  Dim oAll As Object, oPart As Object, aNames, i As Long
  oAll = oText.createEnumeration()
  Do While oAll.hasMoreElements()
    oPart = oAll.nextElement()
    If oPart.supportsService("com.sun.star.text.TextTable") Then
      aNames = oPart.getCellNames()
      For i = LBound(aNames) To UBound(aNames)
        Tell(oPart.getCellByName(aNames(i)), "cell")
      Next i
    Else
      oOut.writeString(sWhere & "${UNIT}" & Label(oPart) & "${UNIT}" & Join(Split(oPart.getString(), Chr(10)), "${BREAK}") & Chr(10))
    End If
  Loop
End Sub

Function Label(oPart As Object) As String
  Dim aLevel, i As Integer, nType As Integer, sBullet As String
  Label = oPart.ListLabelString
  If Label <> "" Or Not oPart.NumberingIsNumber Then Exit Function
  If IsNull(oPart.NumberingRules) Or IsEmpty(oPart.NumberingRules) Then Exit Function
  aLevel = oPart.NumberingRules.getByIndex(oPart.NumberingLevel)
  For i = LBound(aLevel) To UBound(aLevel)
    If aLevel(i).Name = "NumberingType" Then nType = aLevel(i).Value
    If aLevel(i).Name = "BulletChar" Then sBullet = aLevel(i).Value
  Next i
  If nType = com.sun.star.style.NumberingType.CHAR_SPECIAL Then Label = sBullet
End Function
`

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

const start = (profile: string, limit: number, ...more: readonly string[]): Promise<string> =>
  run('soffice', [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', ...more], limit)

/** A user's profile with the macro in it. LibreOffice makes it first: it would overwrite a library that is there before. */
const makeProfile = async (profile: string): Promise<void> => {
  await start(profile, 60_000, '--terminate_after_init')
  const library = path.join(profile, 'user', 'basic', 'Standard')
  const names = '<library:element library:name="Klausul"/>'
  const attributes =
    'xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"'
  writeFileSync(path.join(library, 'script.xlb'), `${HEAD}<library:library ${attributes}>${names}</library:library>`)
  const module = 'xmlns:script="http://openoffice.org/2000/script" script:name="Klausul" script:language="StarBasic"'
  writeFileSync(path.join(library, 'Klausul.xba'), `${HEAD}<script:module ${module}>${xml(MACRO)}</script:module>`)
}

/** How long LibreOffice may take for a file, in milliseconds: a contract of a hundred pages is laid out four times. */
const FILE_LIMIT = 20_000

/** Open files in LibreOffice, by name. `folder` is where it may write. Throws when it cannot open one, or does not come to its end with it. */
export const openInOffice = async (files: ReadonlyMap<string, Uint8Array>, folder: string, fileLimit = FILE_LIMIT): Promise<Map<string, Opened>> => {
  const profile = path.join(folder, 'profile')
  await makeProfile(profile)
  const paths = [...files].map(([name, docx], at) => {
    const file = path.join(folder, `office-${at}.docx`)
    writeFileSync(file, docx)
    return { name, file }
  })
  const list = path.join(folder, 'files.txt')
  writeFileSync(list, paths.map(({ file }) => pathToFileURL(file).href).join('\n'))
  await start(profile, 60_000 + fileLimit * paths.length, `macro:///Standard.Klausul.Look("${pathToFileURL(list).href}")`)
  return new Map(
    paths.map(({ name, file }) => {
      if (!existsSync(`${file}.saved.docx`)) throw new Error(`LibreOffice does not come to its end with ${name}`)
      const told = readFileSync(`${file}.txt`, 'utf8')
      if (told.includes('FAILED ')) throw new Error(`LibreOffice cannot open ${name}: ${told.slice(told.indexOf('FAILED '))}`)
      const paragraphs = told.split('\n').slice(0, -1)
      return [
        name,
        {
          paragraphs: paragraphs.map((line) => {
            const [where, label = '', ...text] = line.split(UNIT)
            return { inTable: where !== '', label, text: text.join(UNIT).replaceAll(BREAK, '\n').replaceAll(NOTE, '') }
          }),
          saved: readFileSync(`${file}.saved.docx`),
        },
      ]
    }),
  )
}
