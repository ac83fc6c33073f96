/** What encloses a byte. A `container` is an object of which a list was handed out element by element. */
export const LIST = 0
export const OBJECT = 1
export const CONTAINER = 2

/** What the grammar wants next. */
export const WANT = { value: 0, valueOrClose: 1, key: 2, keyOrClose: 3, colon: 4, next: 5, scalarOrNext: 6 } as const
export type Want = (typeof WANT)[keyof typeof WANT]
