/** The size of a PNG or JPEG picture, read from its own bytes: what calls itself a picture and is none has no size. */

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** The signature of a PNG file and the head of the chunk that must come first (PNG, 5.2 and 11.2.2). */
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]

const sized = (width: number, height: number): PictureSize | null => (width > 0 && height > 0 ? { width, height } : null)

const pngSize = (bytes: Uint8Array): PictureSize | null => {
  if (bytes.length < 33 || PNG.some((byte, index) => bytes[index] !== byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return sized(view.getUint32(16), view.getUint32(20))
}

/** Frame headers of JPEG (ITU T.81, B.1.1.3): C0 to CF but for the tables C4, C8 and CC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const jpegSize = (bytes: Uint8Array): PictureSize | null => {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      // A fill byte before the marker.
      at += 1
      continue
    }
    if (isFrame(marker)) return sized(view.getUint16(at + 7), view.getUint16(at + 5))
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** The size of a picture of a type, or null when the bytes are none. */
export const pictureSize = (type: 'png' | 'jpg', bytes: Uint8Array): PictureSize | null => (type === 'png' ? pngSize(bytes) : jpegSize(bytes))
