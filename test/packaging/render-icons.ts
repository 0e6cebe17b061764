/** Renders the program's icons from resources/icons/*.svg; run it after a change of one (`node test/packaging/render-icons.ts`) and commit what it writes. */
import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findTestBrowser } from '../standin/src/find-browser.ts'

const FOLDER = path.join(import.meta.dirname, '..', '..', 'resources', 'icons')
/** Up to this many pixels the small drawing is used. */
const SMALL = 64
/** From so many pixels on, a Windows icon holds PNG files. Below, some readers take bitmaps only. */
const PNG_FROM = 256
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256]
/** The types of Apple's icon format that hold PNG files: 16, 32, 128, 256 and 512 points at two pixels a point, and what is shared with one. */
const MAC_SIZES = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const

interface Picture {
  readonly size: number
  readonly png: Buffer
  /** Four bytes a pixel, red first, from the upper left corner; empty where only the PNG file is wanted. */
  readonly pixels: Buffer
}

/** Runs in the page, whose types these tests do not know. */
const DRAW = `async (svg, size, wantsPixels) => {
  const image = new Image()
  image.src = 'data:image/svg+xml,' + encodeURIComponent(svg)
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0, size, size)
  return { png: canvas.toDataURL('image/png'), pixels: wantsPixels ? [...context.getImageData(0, 0, size, size).data] : [] }
}`

const render = async (page: Page, size: number): Promise<Picture> => {
  const svg = await readFile(path.join(FOLDER, size <= SMALL ? 'klausul-small.svg' : 'klausul.svg'), 'utf8')
  const given = [svg, size, size < PNG_FROM].map((value) => JSON.stringify(value)).join(', ')
  const { png, pixels } = await page.evaluate<{ png: string; pixels: number[] }>(`(${DRAW})(${given})`)
  return { size, png: Buffer.from(png.slice(png.indexOf(',') + 1), 'base64'), pixels: Buffer.from(pixels) }
}

/** A picture as a Windows bitmap inside an icon: bottom-up, blue first, followed by an empty mask of one bit a pixel. */
const bitmap = ({ size, pixels }: Picture): Buffer => {
  const header = Buffer.alloc(40)
  header.writeUInt32LE(40, 0)
  header.writeInt32LE(size, 4)
  header.writeInt32LE(size * 2, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(32, 14)
  const rows = Array.from({ length: size }, (_, row) => Buffer.from(pixels.subarray((size - 1 - row) * size * 4, (size - row) * size * 4)))
  for (const row of rows) {
    for (let at = 0; at < row.length; at += 4) [row[at], row[at + 2]] = [row[at + 2] ?? 0, row[at] ?? 0]
  }
  return Buffer.concat([header, ...rows, Buffer.alloc(size * Math.ceil(size / 32) * 4)])
}

const windowsIcon = (pictures: readonly Picture[]): Buffer => {
  const images = pictures.map((picture) => (picture.size < PNG_FROM ? bitmap(picture) : picture.png))
  const directory = Buffer.alloc(6 + 16 * pictures.length)
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(pictures.length, 4)
  let offset = directory.length
  for (const [index, { size }] of pictures.entries()) {
    const length = images[index]?.length ?? 0
    const at = 6 + 16 * index
    // 256 is written as 0.
    directory.writeUInt8(size % 256, at)
    directory.writeUInt8(size % 256, at + 1)
    directory.writeUInt16LE(1, at + 4)
    directory.writeUInt16LE(32, at + 6)
    directory.writeUInt32LE(length, at + 8)
    directory.writeUInt32LE(offset, at + 12)
    offset += length
  }
  return Buffer.concat([directory, ...images])
}

const macChunk = (type: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(content.length + 8, 4)
  return Buffer.concat([head, content])
}

const found = findTestBrowser()
const browser = await chromium.launch({
  executablePath: found.path,
  env: { ...(process.env as Record<string, string>), ...found.env },
})
try {
  const page = await browser.newPage()
  const pictures = new Map<number, Picture>()
  const at = async (size: number): Promise<Picture> => {
    const picture = pictures.get(size) ?? (await render(page, size))
    pictures.set(size, picture)
    return picture
  }
  for (const size of LINUX_SIZES) writeFileSync(path.join(FOLDER, `${size}x${size}.png`), (await at(size)).png)
  const windows: Picture[] = []
  for (const size of WINDOWS_SIZES) windows.push(await at(size))
  writeFileSync(path.join(FOLDER, 'icon.ico'), windowsIcon(windows))
  const mac: Buffer[] = []
  for (const [type, size] of MAC_SIZES) mac.push(macChunk(type, (await at(size)).png))
  writeFileSync(path.join(FOLDER, 'icon.icns'), macChunk('icns', Buffer.concat(mac)))
} finally {
  await browser.close()
}
